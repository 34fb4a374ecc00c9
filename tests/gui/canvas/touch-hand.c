/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "touch-hand.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#define DISPLAY ":7"
/* Between two events, by their own clock. */
#define BEAT 16
#define SECONDS 20

/* What the browser's side of GTK 4.8 sends, 32-bit numbers in network order, of which these are the
 * first; and what is asked of it, a byte and numbers in the machine's order
 * (gdk/broadway/broadway.js of GTK). */
typedef enum
{
  EVENT_TOUCH = 5,
  EVENT_GRAB = 9,
  EVENT_UNGRAB = 10,
  EVENT_CONFIGURE = 11,
  EVENT_ROUNDTRIP = 14,
} Event;

typedef enum
{
  OP_GRAB,
  OP_UNGRAB,
  OP_NEW_SURFACE,
  OP_SHOW_SURFACE,
  OP_HIDE_SURFACE,
  OP_RAISE_SURFACE,
  OP_LOWER_SURFACE,
  OP_DESTROY_SURFACE,
  OP_MOVE_RESIZE,
  OP_SET_TRANSIENT_FOR,
  OP_DISCONNECTED,
  OP_SURFACE_UPDATE,
  OP_SET_SHOW_KEYBOARD,
  OP_UPLOAD_TEXTURE,
  OP_RELEASE_TEXTURE,
  OP_SET_NODES,
  OP_ROUNDTRIP,
} Op;

typedef enum
{
  BEGIN,
  UPDATE,
  END,
} TouchKind;

struct _TouchHand
{
  char              *folder;
  GPid               daemon;
  GSocketConnection *connection;
  GSource           *source;
  GByteArray        *input;       /* what came and is no whole frame yet */
  guint              time;
  GtkNative         *native;      /* unowned */
  guint              surface;     /* its number, 0 until it is shown */
  guint              n_touches;   /* events that came */
  double             places[3][2];
};

/* --- the display ------------------------------------------------------------------------------ */

static GSocketConnection *
connect_to (const char *path)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);

  for (guint i = 0; i < SECONDS * 20; i++)
    {
      GSocketConnection *connection =
        g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL);

      if (connection != NULL)
        return connection;
      g_usleep (G_USEC_PER_SEC / 20);
    }

  g_error ("gtk4-broadwayd does not answer");
}

static void
write_all (TouchHand  *self,
           const void *data,
           gsize       length)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (self->connection)), data,
                             length, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* As a browser asks for a socket; its answer ends with an empty line. */
static void
shake_hands (TouchHand *self)
{
  static const char request[] = "GET /socket HTTP/1.1\r\n"
                                "Host: localhost\r\n"
                                "Upgrade: websocket\r\n"
                                "Connection: Upgrade\r\n"
                                "Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n"
                                "Sec-WebSocket-Protocol: broadway\r\n"
                                "Sec-WebSocket-Version: 13\r\n\r\n";
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (self->connection));
  g_autoptr (GString) answer = g_string_new (NULL);
  char byte;

  write_all (self, request, strlen (request));
  while (!g_str_has_suffix (answer->str, "\r\n\r\n")
         && g_input_stream_read (input, &byte, 1, NULL, NULL) == 1)
    g_string_append_c (answer, byte);
  g_assert_true (g_str_has_prefix (answer->str, "HTTP/1.1 101"));
}

/* --- what the browser says -------------------------------------------------------------------- */

/* One binary frame of a web socket. */
static void
send_event (TouchHand     *self,
            Event          event,
            const guint32 *words,
            guint          n_words)
{
  guint32 numbers[16] = { event, 0, self->time };
  guint8 frame[2 + sizeof numbers];
  guint n = n_words + 3;

  g_assert (n <= G_N_ELEMENTS (numbers));
  for (guint i = 0; i < n_words; i++)
    numbers[i + 3] = words[i];
  for (guint i = 0; i < n; i++)
    numbers[i] = g_htonl (numbers[i]);
  frame[0] = 0x82;
  frame[1] = (guint8) (n * 4);
  memcpy (frame + 2, numbers, n * 4);
  write_all (self, frame, 2 + n * 4);
}

/* --- what it is asked for --------------------------------------------------------------------- */

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

static guint32
take (Reader *reader,
      guint   n_bytes)
{
  guint32 number = 0;

  g_assert (reader->end - reader->at >= n_bytes);
  for (guint i = 0; i < n_bytes; i++)
    number |= (guint32) reader->at[i] << (8 * i);
  reader->at += n_bytes;

  return number;
}

static void
skip (Reader *reader,
      gsize   n_bytes)
{
  g_assert ((gsize) (reader->end - reader->at) >= n_bytes);
  reader->at += n_bytes;
}

/* Where surfaces are does not matter: touches are told where they are in theirs. */
static void
answer_move (TouchHand *self,
             Reader    *reader)
{
  guint32 words[5] = { take (reader, 2), 0, };
  guint32 parts = take (reader, 1);

  for (guint i = 1; i <= 2; i++)
    if (parts & 1)
      words[i] = take (reader, 2);
  for (guint i = 3; i <= 4; i++)
    if (parts & 2)
      words[i] = take (reader, 2);
  send_event (self, EVENT_CONFIGURE, words, G_N_ELEMENTS (words));
}

static void
answer_roundtrip (TouchHand *self,
                  Reader    *reader)
{
  guint32 words[2] = { take (reader, 2), 0 };

  words[1] = take (reader, 4);
  send_event (self, EVENT_ROUNDTRIP, words, G_N_ELEMENTS (words));
}

static void
do_op (TouchHand *self,
       Reader    *reader)
{
  Op op = take (reader, 1);

  skip (reader, 4);
  switch (op)
    {
    case OP_GRAB:
      skip (reader, 3);
      send_event (self, EVENT_GRAB, NULL, 0);
      break;

    case OP_UNGRAB:
      send_event (self, EVENT_UNGRAB, NULL, 0);
      break;

    case OP_NEW_SURFACE:
      skip (reader, 10);
      break;

    case OP_SHOW_SURFACE:
      {
        guint32 surface = take (reader, 2);

        if (self->surface == 0)
          self->surface = surface;
      }
      break;

    case OP_SET_TRANSIENT_FOR:
    case OP_RELEASE_TEXTURE:
      skip (reader, 4);
      break;

    case OP_MOVE_RESIZE:
      answer_move (self, reader);
      break;

    case OP_UPLOAD_TEXTURE:
      skip (reader, 4);
      skip (reader, take (reader, 4));
      break;

    case OP_SET_NODES:
      skip (reader, 2);
      skip (reader, take (reader, 4) * 4);
      break;

    case OP_ROUNDTRIP:
      answer_roundtrip (self, reader);
      break;

    case OP_HIDE_SURFACE:
    case OP_RAISE_SURFACE:
    case OP_LOWER_SURFACE:
    case OP_DESTROY_SURFACE:
    case OP_SET_SHOW_KEYBOARD:
      skip (reader, 2);
      break;

    case OP_DISCONNECTED:
    case OP_SURFACE_UPDATE:
    default:
      g_error ("gtk4-broadwayd asks for %d", op);
    }
}

/* Does what the first frame asks for; FALSE when there is no whole one. */
static gboolean
do_frame (TouchHand *self)
{
  const guint8 *data = self->input->data;
  gsize length, head = 2;
  Reader reader;

  if (self->input->len < 10)
    return FALSE;

  length = data[1] & 0x7f;
  if (length == 126)
    {
      length = (gsize) data[2] << 8 | data[3];
      head = 4;
    }
  else if (length == 127)
    {
      length = 0;
      for (head = 2; head < 10; head++)
        length = length << 8 | data[head];
    }
  if (self->input->len < head + length)
    return FALSE;

  reader = (Reader) { data + head, data + head + length };
  while (reader.at < reader.end)
    do_op (self, &reader);
  g_byte_array_remove_range (self->input, 0, (guint) (head + length));

  return TRUE;
}

static gboolean
read_cb (GObject  *stream,
         gpointer  data)
{
  TouchHand *self = data;
  guint8 bytes[16384];
  gssize n = g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (stream), bytes,
                                                       sizeof bytes, NULL, NULL);

  if (n > 0)
    g_byte_array_append (self->input, bytes, (guint) n);
  while (do_frame (self))
    ;

  return G_SOURCE_CONTINUE;
}

static void
listen_to (TouchHand *self)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (self->connection));

  self->input = g_byte_array_new ();
  self->source = g_pollable_input_stream_create_source (G_POLLABLE_INPUT_STREAM (input), NULL);
  g_source_set_callback (self->source, G_SOURCE_FUNC (read_cb), self, NULL);
  g_source_attach (self->source, NULL);
}

/* A test that fails ends without a word to its daemon. */
static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

TouchHand *
touch_hand_new (void)
{
  g_autofree char *program = g_find_program_in_path ("gtk4-broadwayd");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  TouchHand *self;

  if (program == NULL)
    return NULL;

  self = g_new0 (TouchHand, 1);
  self->folder = g_dir_make_tmp ("millrace-touch-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_RUNTIME_DIR", self->folder, TRUE);
  g_setenv ("GDK_BACKEND", "broadway", TRUE);
  g_setenv ("BROADWAY_DISPLAY", DISPLAY, TRUE);
  g_setenv ("GSK_RENDERER", "broadway", TRUE);
  path = g_build_filename (self->folder, "browser", NULL);
  g_spawn_async (NULL, (char *[]) { program, (char *) "-u", path, (char *) DISPLAY, NULL }, NULL,
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, die_with_parent, NULL,
                 &self->daemon, &error);
  g_assert_no_error (error);

  self->connection = connect_to (path);
  shake_hands (self);
  listen_to (self);
  self->time = 1000;

  return self;
}

void
touch_hand_free (TouchHand *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  g_source_destroy (self->source);
  g_source_unref (self->source);
  g_byte_array_unref (self->input);
  g_object_unref (self->connection);
  kill (self->daemon, SIGTERM);
  waitpid (self->daemon, NULL, 0);
  g_spawn_close_pid (self->daemon);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self);
}

/* --- fingers ---------------------------------------------------------------------------------- */

static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          TouchHand                *self)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
    case GDK_TOUCH_END:
      self->n_touches++;
      break;

    default:
      break;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
wait_until_more (const guint *count,
                 guint        than)
{
  gint64 end = g_get_monotonic_time () + SECONDS * G_USEC_PER_SEC;

  while (*count <= than && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (*count, >, than);
}

void
touch_hand_expect (TouchHand *self)
{
  self->surface = 0;
}

void
touch_hand_meet (TouchHand *self,
                 GtkNative *native)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (native), events);
  self->native = native;
  wait_until_more (&self->surface, 0);
}

static void
touch (TouchHand *self,
       TouchKind  kind,
       guint      finger)
{
  double left, top;
  guint32 x, y;

  gtk_native_get_surface_transform (self->native, &left, &top);
  x = (guint32) (self->places[finger][0] + left);
  y = (guint32) (self->places[finger][1] + top);
  self->time += BEAT;
  /* The first finger is the one that is a pointer for those who know none. */
  send_event (self, EVENT_TOUCH,
              (const guint32[]) { kind, self->surface, finger, finger == 1, x, y, x, y, 0 }, 9);
}

static void
touch_and_wait (TouchHand *self,
                TouchKind  kind,
                guint      finger)
{
  guint before = self->n_touches;

  touch (self, kind, finger);
  wait_until_more (&self->n_touches, before);
}

void
touch_hand_down (TouchHand *self,
                 guint      finger,
                 double     x,
                 double     y)
{
  self->places[finger][0] = x;
  self->places[finger][1] = y;
  touch_and_wait (self, BEGIN, finger);
}

void
touch_hand_move (TouchHand *self,
                 guint      finger,
                 double     x,
                 double     y)
{
  self->places[finger][0] = x;
  self->places[finger][1] = y;
  touch_and_wait (self, UPDATE, finger);
}

static gboolean
stop_waiting_cb (gpointer data)
{
  *(gboolean *) data = FALSE;

  return G_SOURCE_REMOVE;
}

void
touch_hand_rest (TouchHand *self,
                 guint      milliseconds)
{
  gboolean waiting = TRUE;

  self->time += milliseconds;
  g_timeout_add (milliseconds, stop_waiting_cb, &waiting);
  while (waiting)
    g_main_context_iteration (NULL, TRUE);
}

/* What opened under the finger may take this from the window: then only a moment is waited. */
void
touch_hand_up (TouchHand *self,
               guint      finger)
{
  touch (self, END, finger);
  touch_hand_rest (self, 2 * BEAT);
}
