/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "millrace-reader.h"

struct _MillraceReader
{
  GObject     parent_instance;

  GDBusProxy *status;    /* NULL until the bus has answered */
  gboolean    running;
};

enum
{
  PROP_0,
  PROP_RUNNING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MillraceReader, millrace_reader, G_TYPE_OBJECT)

static void
update (MillraceReader *self)
{
  g_autoptr (GVariant) value = NULL;
  gboolean running;

  value = g_dbus_proxy_get_cached_property (self->status, "ScreenReaderEnabled");
  running = value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN)
            && g_variant_get_boolean (value);
  if (running == self->running)
    return;

  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
proxy_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MillraceReader) self = user_data;

  /* Without such a bus there is no screen reader either. */
  self->status = g_dbus_proxy_new_for_bus_finish (result, NULL);
  if (self->status == NULL)
    return;

  g_signal_connect_object (self->status, "g-properties-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
millrace_reader_dispose (GObject *object)
{
  MillraceReader *self = MILLRACE_READER (object);

  g_clear_object (&self->status);

  G_OBJECT_CLASS (millrace_reader_parent_class)->dispose (object);
}

static void
millrace_reader_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  MillraceReader *self = MILLRACE_READER (object);

  switch (property_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
millrace_reader_class_init (MillraceReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = millrace_reader_dispose;
  object_class->get_property = millrace_reader_get_property;

  properties[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
millrace_reader_init (MillraceReader *self)
{
  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START, NULL,
                            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status", NULL, proxy_cb,
                            g_object_ref (self));
}

MillraceReader *
millrace_reader_get_default (void)
{
  static MillraceReader *reader;

  if (reader == NULL)
    reader = g_object_new (MILLRACE_TYPE_READER, NULL);
  return reader;
}

gboolean
millrace_reader_get_running (MillraceReader *self)
{
  g_return_val_if_fail (MILLRACE_IS_READER (self), FALSE);

  return self->running;
}
