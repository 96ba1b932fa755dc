/* octet-names.h - tables that give a number its name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OctetName: (skip)
 * @value: the number, or the first of a range
 * @name: its name, marked with N_() where it is words
 * @last: the last number of a range; 0 where it is @value alone
 *
 * A row of a table of names. Tables are sorted by @value and end by their
 * length, not by a last row that someone may forget.
 */
typedef struct
{
  guint32     value;
  const char *name;
  guint32     last;
} OctetName;

const char *octet_name_find (const OctetName *names,
                             gsize            n_names,
                             guint64          value);

G_END_DECLS
