/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * Defines PREFIX_get_type() for a type with PREFIX_ref() and PREFIX_unref(). GLib's own
 * G_DEFINE_BOXED_TYPE() relies on a transparent union, which -Wpedantic does not let pass.
 */
#define CFN_DEFINE_BOXED_TYPE(Type, prefix)                                                        \
  GType                                                                                            \
  prefix##_get_type (void)                                                                         \
  {                                                                                                \
    static gsize type;                                                                             \
                                                                                                   \
    if (g_once_init_enter (&type))                                                                 \
      g_once_init_leave (&type, g_boxed_type_register_static (g_intern_static_string (#Type),      \
                                                              (GBoxedCopyFunc) prefix##_ref,       \
                                                              (GBoxedFreeFunc) prefix##_unref));   \
    return type;                                                                                   \
  }

G_END_DECLS
