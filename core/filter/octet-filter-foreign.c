/* octet-filter-foreign.c - tells a name of Wireshark's that Octet does not read from a slip.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People bring filters with many protocols in them, "smtp || imap || pop". One that Octet does
 * not read is in no packet that it shows, so the rest of the filter still has its answer; but it
 * is said (octet-filter-doubt.h). data/filter-names/pack-filter-names.py made the list, and says
 * how it is laid out.
 */
#include "config.h"

#include "filter/octet-filter-foreign.h"

#include <gio/gio.h>
#include <string.h>

#define PATH "/io/github/octet_analyzer/Octet/core/filter-names.bin"
#define HEAD_SIZE 12u
/* The file says 7. */
#define MAX_PROBES 32u

static guint32
read_uint32 (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

/* FNV-1a */
static guint32
hash_name (const char *name,
           guint32     seed)
{
  guint32 value = seed;

  for (; *name != '\0'; name++)
    value = (value ^ (guint8) *name) * 16777619u;
  return value;
}

/**
 * octet_filter_foreign_has: (skip)
 * @name: a word of a filter: "smtp", "smtp.req.command"
 *
 * Returns: whether it is the key of a protocol or of a field in Wireshark 4.0; one in a hundred
 *   other words is taken for one. Any thread.
 */
gboolean
octet_filter_foreign_has (const char *name)
{
  g_autoptr (GBytes) file = g_resources_lookup_data (PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  guint32 first = hash_name (name, 2166136261u);
  guint32 step = hash_name (name, 3318445913u) | 1;
  gsize size = 0;
  const guint8 *data = file != NULL ? g_bytes_get_data (file, &size) : NULL;
  guint32 n_bits, n_probes;

  if (data == NULL || size <= HEAD_SIZE)
    return FALSE;
  n_bits = read_uint32 (data + 4);
  n_probes = MIN (read_uint32 (data + 8), MAX_PROBES);
  if (n_bits == 0 || n_bits / 8 > size - HEAD_SIZE)
    return FALSE;
  for (guint32 i = 0; i < n_probes; i++)
    {
      guint32 bit = (first + i * step) % n_bits;

      if ((data[HEAD_SIZE + bit / 8] >> (bit % 8) & 1) == 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * octet_filter_foreign_find: (skip)
 * @operand: what is tested: a word, or slices, functions and sums of one
 *
 * Returns: (transfer none) (nullable): the word in it that only Wireshark knows
 */
const OctetFilterNode *
octet_filter_foreign_find (const OctetFilterNode *operand)
{
  if (operand->kind == OCTET_FILTER_LITERAL)
    return operand->style == OCTET_LITERAL_BARE && g_ascii_isalpha (operand->text[0]) &&
           octet_filter_foreign_has (operand->text) ? operand : NULL;
  for (guint i = 0; i < operand->children->len; i++)
    {
      const OctetFilterNode *word;

      word = octet_filter_foreign_find (octet_filter_node_child (operand, i));
      if (word != NULL)
        return word;
    }
  return NULL;
}
