/* octet-cli-save.c - writes the packets of a session into a new capture file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tools/octet-cli-save.h"

#include <glib/gi18n.h>

#include "session/octet-export-run.h"
#include "session/octet-filter-look.h"

/* --compress, or what the file's name ends with. */
static OctetCompression
find_compression (const OctetCliOptions *options)
{
  if (options->has_compression)
    return options->compression;
  if (g_str_has_suffix (options->output, ".gz"))
    return OCTET_COMPRESSION_GZIP;
  if (g_str_has_suffix (options->output, ".zst"))
    return OCTET_COMPRESSION_ZSTD;
  return g_str_has_suffix (options->output, ".lz4") ? OCTET_COMPRESSION_LZ4
                                                    : OCTET_COMPRESSION_NONE;
}

/* Those that -Y lets pass; NULL, with @error set, where one of them cannot be read. */
static OctetBitset *
find_packets (OctetSession  *session,
              OctetFilter   *filter,
              GError       **error)
{
  g_autoptr (OctetFilterLook) look = octet_filter_look_new (session, filter);
  g_autoptr (OctetBitset) packets = octet_bitset_new ();
  guint n_packets = octet_session_get_n_packets (session);

  for (guint32 number = 1; number <= n_packets; number++)
    {
      g_autoptr (GError) unread = NULL;

      if (octet_filter_look_passes (look, number, &unread))
        octet_bitset_set (packets, number);
      if (unread != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&unread));
          return NULL;
        }
    }
  octet_bitset_publish (packets, n_packets);
  return g_steal_pointer (&packets);
}

/**
 * octet_cli_save: (skip)
 * @session: a session whose first pass is over
 * @options: where to
 * @filter: (nullable): which packets (-Y); %NULL for all of them
 * @error: return location for a #GError
 *
 * Returns: whether the file is whole and in place
 */
gboolean
octet_cli_save (OctetSession          *session,
                const OctetCliOptions *options,
                OctetFilter           *filter,
                GError               **error)
{
  g_autoptr (OctetBitset) packets = NULL;
  OctetExportPlan plan = { .is_capture = TRUE };

  if (filter != NULL && (packets = find_packets (session, filter, error)) == NULL)
    return FALSE;
  plan.format = options->output_format;
  plan.compression = find_compression (options);
  plan.packets = packets;
  return octet_export_write (session, options->output, &plan, NULL, NULL, error);
}
