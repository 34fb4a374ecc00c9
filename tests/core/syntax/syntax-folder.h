/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds a test PREFIX/NAME for each file NAME of tests/core/syntax/@folder that ends with @suffix
 * (NULL: each one); @test is given its path. Returns how many there are. */
guint       syntax_folder_add_tests (const char    *folder,
                                     const char    *suffix,
                                     const char    *prefix,
                                     GTestDataFunc  test);

G_END_DECLS
