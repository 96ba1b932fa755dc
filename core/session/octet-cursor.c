/* octet-cursor.c - dissects single packets of a session, in any order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/octet-cursor.h"

#include <glib/gi18n-lib.h>

#include "session/octet-session-private.h"

struct _OctetCursor
{
  OctetSession       *session;
  OctetDissector     *dissector;
  OctetPacketBytes    bytes;
  OctetSessionReader  reader;
  OctetFrameInfo      frame;
  OctetPacketOptions *options;
  guint32             shown;
  gboolean            hides;
  gboolean            is_held;
  gboolean            must_leave;
};

/**
 * octet_cursor_new: (skip)
 * @session: a session
 *
 * Returns: (transfer full): a cursor for the calling thread; keeps @session alive
 */
OctetCursor *
octet_cursor_new (OctetSession *session)
{
  OctetCursor *self = g_new0 (OctetCursor, 1);
  OctetPacketBytes bytes = OCTET_PACKET_BYTES_INIT;

  self->session = g_object_ref (session);
  self->bytes = bytes;
  self->dissector = octet_dissector_new (session->registry, session->state);
  octet_session_reader_init (&self->reader, session, self->dissector, FALSE);
  return self;
}

/**
 * octet_cursor_free: (skip)
 * @self: (transfer full): a cursor
 */
void
octet_cursor_free (OctetCursor *self)
{
  g_clear_pointer (&self->options, octet_packet_options_free);
  octet_packet_bytes_clear (&self->bytes);
  octet_session_reader_clear (&self->reader);
  octet_dissector_free (self->dissector);
  g_object_unref (self->session);
  g_free (self);
}

/**
 * octet_cursor_set_wanted: (skip)
 * @self: a cursor
 * @wanted: (transfer none) (nullable): fields for %OCTET_DEPTH_FIELDS; must outlive their use
 */
void
octet_cursor_set_wanted (OctetCursor       *self,
                         const OctetWanted *wanted)
{
  octet_dissector_set_wanted (self->dissector, wanted);
}

/**
 * octet_cursor_set_shown: (skip)
 * @self: a cursor
 * @number: the packet shown before those that are dissected next; 0 where none is
 *
 * For one who shows some packets only: frame.time_delta_displayed counts from the one that was
 * shown before. Without this call all packets are shown.
 */
void
octet_cursor_set_shown (OctetCursor *self,
                        guint32      number)
{
  self->hides = TRUE;
  self->shown = number;
}

static void
read_custom (OctetCursor             *self,
             const OctetPacketRecord *record)
{
  OctetCustomBlock block;

  if (!octet_capture_read_custom_block (self->session->capture, record->offset, &block))
    return;
  self->frame.has_custom = TRUE;
  self->frame.enterprise = block.enterprise;
  self->frame.may_copy = block.may_copy;
}

static void
read_options (OctetCursor             *self,
              guint32                  number,
              const OctetPacketRecord *record)
{
  if ((record->flags & OCTET_PACKET_CUSTOM) != 0)
    read_custom (self, record);
  g_clear_pointer (&self->options, octet_packet_options_free);
  if ((record->flags & OCTET_PACKET_HAS_OPTIONS) == 0)
    return;
  self->options = octet_packet_store_read_options (self->session->store, number, NULL);
  if (self->options == NULL)
    return;
  self->frame.comments = (const char *const *) self->options->comments;
  self->frame.has_flags = self->options->has_flags;
  self->frame.flags = self->options->flags;
  self->frame.has_id = self->options->has_id;
  self->frame.id = self->options->id;
  self->frame.has_drop_count = self->options->has_drop_count;
  self->frame.drop_count = self->options->drop_count;
}

/* The same for one who is already between octet_session_enter() and octet_session_leave(). */
const OctetSummary *
octet_cursor_dissect_inside (OctetCursor *self,
                             guint32      number,
                             OctetDepth   depth,
                             gboolean     wants_summary,
                             OctetTree   *tree,
                             GError     **error)
{
  OctetSession *session = self->session;
  const OctetPacketRecord *record;

  g_return_val_if_fail (depth != OCTET_DEPTH_FIRST_PASS, NULL);
  g_return_val_if_fail (session->store != NULL, NULL);
  g_return_val_if_fail (number > 0 && number <= octet_packet_store_get_count (session->store),
                        NULL);

  record = octet_packet_store_get (session->store, number);
  self->frame = (OctetFrameInfo) { 0 };
  octet_session_fill_frame (session, number, record, &self->frame);
  if (self->hides)
    self->frame.shown_time = self->shown == 0 ? record->time
                             : octet_packet_store_get (session->store, self->shown)->time;
  if (!octet_packet_store_read (session->store, number, &self->bytes, error))
    return NULL;
  if (depth == OCTET_DEPTH_TREE || !wants_summary)
    read_options (self, number, record);
  return octet_dissector_run (self->dissector, &self->frame, self->bytes.data, depth,
                              wants_summary, tree);
}

/**
 * octet_cursor_hold: (skip)
 * @self: a cursor
 *
 * For some packets that are dissected one after the other while the file is still read: the
 * first pass is waited for once, not once for each. It rests until octet_cursor_release(), so a
 * few ms later that has to come; nothing else may look into the session meanwhile.
 */
void
octet_cursor_hold (OctetCursor *self)
{
  g_return_if_fail (!self->is_held);

  self->is_held = TRUE;
  self->must_leave = octet_session_enter (self->session);
}

/**
 * octet_cursor_release: (skip)
 * @self: a cursor that octet_cursor_hold() was called on
 *
 * Lets the first pass go on.
 */
void
octet_cursor_release (OctetCursor *self)
{
  g_return_if_fail (self->is_held);

  self->is_held = FALSE;
  if (self->must_leave)
    octet_session_leave (self->session);
}

/**
 * octet_cursor_dissect: (skip)
 * @self: a cursor
 * @number: a packet's number, from 1
 * @depth: %OCTET_DEPTH_FIELDS or %OCTET_DEPTH_TREE
 * @wants_summary: whether to fill the list's columns
 * @tree: (nullable): where fields go; its content lives until the cursor's next packet
 * @error: return location for a #GError
 *
 * Returns: (transfer none) (nullable): the summary, valid until the next call; %NULL where
 *   the packet's octets could not be read
 */
const OctetSummary *
octet_cursor_dissect (OctetCursor *self,
                      guint32      number,
                      OctetDepth   depth,
                      gboolean     wants_summary,
                      OctetTree   *tree,
                      GError     **error)
{
  gboolean must_leave = !self->is_held && octet_session_enter (self->session);
  const OctetSummary *summary;

  summary = octet_cursor_dissect_inside (self, number, depth, wants_summary, tree, error);
  if (must_leave)
    octet_session_leave (self->session);
  return summary;
}

/**
 * octet_cursor_get_frame: (skip)
 * @self: a cursor
 *
 * Returns: (transfer none): what the file says of the packet dissected last
 */
const OctetFrameInfo *
octet_cursor_get_frame (OctetCursor *self)
{
  return &self->frame;
}

/**
 * octet_cursor_get_bytes: (skip)
 * @self: a cursor
 * @ret_size: (out): how many
 *
 * Returns: (transfer none): the octets of the packet dissected last
 */
const guint8 *
octet_cursor_get_bytes (OctetCursor *self,
                        gsize       *ret_size)
{
  *ret_size = self->bytes.size;
  return self->bytes.data;
}
