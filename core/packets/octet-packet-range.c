/* octet-packet-range.c - packets as a person lists them: "1-20, 33, 40-".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "packets/octet-packet-range.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
fail (const char *part,
      guint32     last,
      GError    **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("“%s” is not a packet or a range of packets from 1 to %u, such as 5-20."), part,
               last);
  return FALSE;
}

static gboolean
parse_number (const char *text,
              guint32     fallback,
              guint32    *ret_number)
{
  guint64 number;

  *ret_number = fallback;
  if (*text == '\0')
    return fallback > 0;
  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT32 - 1, &number, NULL))
    return FALSE;
  *ret_number = (guint32) number;
  return TRUE;
}

/* "5", "5-20", "5-" to the end, "-20" from the beginning; spaces do not matter. */
static gboolean
add_part (OctetBitset *packets,
          const char  *part,
          guint32      last,
          GError     **error)
{
  g_auto (GStrv) ends = g_strsplit (part, "-", 2);
  guint32 from, to;

  g_strstrip (ends[0]);
  if (ends[1] == NULL)
    {
      if (!parse_number (ends[0], 0, &from))
        return fail (part, last, error);
      to = from;
    }
  else
    {
      g_strstrip (ends[1]);
      if ((*ends[0] == '\0' && *ends[1] == '\0') || !parse_number (ends[0], 1, &from) ||
          !parse_number (ends[1], last, &to))
        return fail (part, last, error);
    }
  if (from > to || from > last)
    return fail (part, last, error);
  for (guint32 number = from; number <= MIN (to, last); number++)
    octet_bitset_set (packets, number);
  return TRUE;
}

/**
 * octet_packet_range_parse: (skip)
 * @text: packets and ranges of packets, with commas between
 * @last: the last packet that there is
 * @error: return location for a #GError, a sentence for who typed the text
 *
 * Returns: (transfer full) (nullable): those packets
 */
OctetBitset *
octet_packet_range_parse (const char  *text,
                          guint32      last,
                          GError     **error)
{
  g_autoptr (OctetBitset) packets = octet_bitset_new ();
  g_auto (GStrv) parts = g_strsplit_set (text, ",;", -1);

  if (parts[0] == NULL && !fail (text, last, error))
    return NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      /* A comma at the end is somebody who is still typing. */
      if (*parts[i] == '\0' && i > 0)
        continue;
      if (!add_part (packets, parts[i], last, error))
        return NULL;
    }
  octet_bitset_publish (packets, last);
  return g_steal_pointer (&packets);
}
