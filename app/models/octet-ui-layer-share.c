/* octet-ui-layer-share.c - how much of a packet, and of a capture, is headers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-layer-share.h"

#include "session/octet-cursor.h"

/* So many packets, spread evenly, tell the share of a large capture to a percent, in the time of
 * a fraction of a second. */
#define MAX_SAMPLE 20000u

/**
 * octet_ui_share_add_tree: (skip)
 * @self: a share
 * @tree: a packet's tree
 *
 * Counts a packet in.
 */
void
octet_ui_share_add_tree (OctetUiShare    *self,
                         const OctetTree *tree)
{
  guint64 headers = 0;

  if (tree->n_sources == 0)
    return;
  for (guint i = 0; i < tree->n_layers; i++)
    {
      const OctetTreeLayer *layer = &tree->layers[i];
      guint8 level = layer->entry->protocol->level;

      if (layer->source == 0 && !layer->entry->protocol->is_silent &&
          level >= OCTET_LEVEL_LINK && level <= OCTET_LEVEL_TRANSPORT)
        headers += layer->header_size;
    }
  self->headers += MIN (headers, tree->sources[0].size);
  self->total += tree->sources[0].size;
  self->n_packets++;
}

/**
 * octet_ui_share_get_percent: (skip)
 * @self: a share
 *
 * Returns: how much of all octets are headers, 0 to 100
 */
double
octet_ui_share_get_percent (const OctetUiShare *self)
{
  return self->total > 0 ? 100.0 * (double) self->headers / (double) self->total : 0;
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  OctetSession *session = source;
  g_autoptr (OctetCursor) cursor = octet_cursor_new (session);
  g_autoptr (OctetTree) tree = octet_tree_new ();
  guint count = octet_session_get_n_packets (session);
  guint64 step = MAX (1, (count + MAX_SAMPLE - 1) / MAX_SAMPLE);
  OctetUiShare *share = g_new0 (OctetUiShare, 1);

  for (guint64 packet = 1; packet <= count && !g_cancellable_is_cancelled (cancellable);
       packet += step)
    {
      octet_tree_clear (tree);
      if (octet_cursor_dissect (cursor, (guint32) packet, OCTET_DEPTH_TREE, TRUE, tree,
                                NULL) != NULL)
        octet_ui_share_add_tree (share, tree);
    }
  g_task_return_pointer (task, share, g_free);
}

/**
 * octet_ui_share_capture_async: (skip)
 * @session: a session that has read its whole file
 * @cancellable: (nullable): stops the counting
 * @callback: called in the thread that asks
 * @data: for @callback
 *
 * Counts the headers of the capture in a thread; of a large one, of 20,000 packets that are
 * spread over it.
 */
void
octet_ui_share_capture_async (OctetSession        *session,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, data);

  g_task_set_source_tag (task, octet_ui_share_capture_async);
  g_task_run_in_thread (task, count_thread);
}

/**
 * octet_ui_share_capture_finish: (skip)
 * @result: what the callback was given
 * @ret_share: (out): the share
 *
 * Returns: %FALSE where it was cancelled
 */
gboolean
octet_ui_share_capture_finish (GAsyncResult *result,
                               OctetUiShare *ret_share)
{
  g_autofree OctetUiShare *share = g_task_propagate_pointer (G_TASK (result), NULL);

  if (share == NULL)
    return FALSE;
  *ret_share = *share;
  return TRUE;
}
