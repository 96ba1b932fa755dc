/* octet-cli-save.c - writes the packets of a session into a new capture file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tools/octet-cli-save.h"

#include <glib/gi18n.h>

#include "session/octet-export-run.h"
#include "tools/octet-cli-pass.h"

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

/* Sets @ret_packets to those that -Y lets pass; NULL is all of them. */
static gboolean
find_packets (OctetSession           *session,
              const OctetCliOptions  *options,
              OctetBitset           **ret_packets,
              GError                **error)
{
  g_autoptr (OctetCliPass) pass = NULL;
  g_autoptr (OctetBitset) packets = NULL;
  guint n_packets = octet_session_get_n_packets (session);

  *ret_packets = NULL;
  if (options->filter == NULL)
    return TRUE;
  pass = octet_cli_pass_new (session, options);
  if (pass == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s",
                   _("Without a filter that can run, nothing is written."));
      return FALSE;
    }
  packets = octet_bitset_new ();
  for (guint32 number = 1; number <= n_packets; number++)
    {
      g_autoptr (GError) unread = NULL;

      if (octet_cli_pass_decide (pass, number, &unread))
        octet_bitset_set (packets, number);
      if (unread != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&unread));
          return FALSE;
        }
    }
  octet_bitset_publish (packets, n_packets);
  *ret_packets = g_steal_pointer (&packets);
  return TRUE;
}

/**
 * octet_cli_save: (skip)
 * @session: a session whose first pass is over
 * @options: where to, and which packets
 * @error: return location for a #GError
 *
 * Returns: whether the file is whole and in place
 */
gboolean
octet_cli_save (OctetSession          *session,
                const OctetCliOptions *options,
                GError               **error)
{
  g_autoptr (OctetBitset) packets = NULL;
  OctetExportPlan plan = { .is_capture = TRUE };

  if (!find_packets (session, options, &packets, error))
    return FALSE;
  plan.format = options->output_format;
  plan.compression = find_compression (options);
  plan.packets = packets;
  return octet_export_write (session, options->output, &plan, NULL, NULL, error);
}
