/* octet-filter-look.c - decides, packet by packet, what a filter lets pass, as cheaply as it can.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First by the chain of protocols, the flow and the index, without reading; then by the packet's
 * octets alone, where the filter searches them; last by the fields that it names, and no others.
 */
#include "config.h"

#include "session/octet-filter-look.h"

#include "session/octet-session-private.h"

struct _OctetFilterLook
{
  OctetSession     *session;
  OctetFilter      *filter;
  OctetFilterPlan  *plan;
  OctetCursor      *cursor;
  OctetTree        *tree;
  OctetPacketBytes  bytes;
  guint             n_read;
};

/**
 * octet_filter_look_new: (skip)
 * @session: a session that has a file open
 * @filter: what to look for
 *
 * Returns: (transfer full): what decides, for the calling thread; keeps @session and @filter
 */
OctetFilterLook *
octet_filter_look_new (OctetSession *session,
                       OctetFilter  *filter)
{
  OctetFilterLook *self = g_new0 (OctetFilterLook, 1);
  OctetPacketBytes bytes = OCTET_PACKET_BYTES_INIT;

  self->session = g_object_ref (session);
  self->filter = octet_filter_ref (filter);
  self->plan = octet_filter_plan_new (filter, session->state, session->store);
  self->cursor = octet_cursor_new (session);
  self->tree = octet_tree_new ();
  self->bytes = bytes;
  octet_cursor_set_wanted (self->cursor, octet_filter_get_wanted (filter));
  return self;
}

/**
 * octet_filter_look_free: (skip)
 * @self: (transfer full): what decides
 */
void
octet_filter_look_free (OctetFilterLook *self)
{
  octet_packet_bytes_clear (&self->bytes);
  octet_tree_free (self->tree);
  octet_cursor_free (self->cursor);
  octet_filter_plan_free (self->plan);
  octet_filter_unref (self->filter);
  g_object_unref (self->session);
  g_free (self);
}

static gboolean
decide (OctetFilterLook *self,
        guint32          number,
        GError         **error)
{
  OctetVerdict verdict = octet_filter_plan_decide (self->plan, number);

  if (verdict != OCTET_VERDICT_UNKNOWN)
    return verdict == OCTET_VERDICT_YES;
  self->n_read++;
  if (octet_filter_searches_octets (self->filter))
    {
      if (!octet_packet_store_read (self->session->store, number, &self->bytes, error))
        return FALSE;
      verdict = octet_filter_plan_decide_octets (self->plan, number, self->bytes.data,
                                                 self->bytes.size);
      if (verdict != OCTET_VERDICT_UNKNOWN)
        return verdict == OCTET_VERDICT_YES;
    }
  return octet_cursor_dissect_inside (self->cursor, number, OCTET_DEPTH_FIELDS, FALSE, self->tree,
                                      error) != NULL &&
         octet_filter_plan_decide_tree (self->plan, number, self->tree);
}

/**
 * octet_filter_look_passes_inside: (skip)
 * @self: what decides
 * @number: a packet
 * @error: return location for a #GError, where the packet cannot be read
 *
 * The same as octet_filter_look_passes() for one who keeps the first pass waiting already.
 *
 * Returns: whether the packet passes
 */
gboolean
octet_filter_look_passes_inside (OctetFilterLook *self,
                                 guint32          number,
                                 GError         **error)
{
  gboolean passes = decide (self, number, error);

  if (passes)
    octet_filter_plan_note_passed (self->plan, number);
  return passes;
}

/**
 * octet_filter_look_passes: (skip)
 * @self: what decides
 * @number: a packet
 * @error: return location for a #GError, where the packet cannot be read
 *
 * Waits for the first pass to let it in, where that is under way.
 *
 * Returns: whether the packet passes; one that cannot be read passes no filter that has to read it
 */
gboolean
octet_filter_look_passes (OctetFilterLook *self,
                          guint32          number,
                          GError         **error)
{
  gboolean must_leave = octet_session_enter (self->session);
  gboolean passes = octet_filter_look_passes_inside (self, number, error);

  if (must_leave)
    octet_session_leave (self->session);
  return passes;
}

/**
 * octet_filter_look_get_n_read: (skip)
 * @self: what decides
 *
 * Returns: how many packets had to be read so far, the dear ones
 */
guint
octet_filter_look_get_n_read (OctetFilterLook *self)
{
  return self->n_read;
}
