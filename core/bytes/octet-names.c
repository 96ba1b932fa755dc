/* octet-names.c - looks a number up in a sorted table of names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bytes/octet-names.h"

/**
 * octet_name_find: (skip)
 * @names: (array length=n_names): a table sorted by value
 * @n_names: its rows
 * @value: the number to look up
 *
 * Returns: (transfer none) (nullable): the untranslated name, %NULL where the table has none
 */
const char *
octet_name_find (const OctetName *names,
                 gsize            n_names,
                 guint64          value)
{
  gsize low = 0, high = n_names;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      const OctetName *row = &names[middle];

      if (value < row->value)
        high = middle;
      else if (value == row->value || value <= row->last)
        return row->name;
      else
        low = middle + 1;
    }
  return NULL;
}
