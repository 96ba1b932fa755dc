/* octet-export-write.c - writes packets of a session into a capture file or a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "session/octet-export-run.h"

#include <glib/gi18n-lib.h>

#include "capture/octet-capture-error.h"
#include "capture/octet-capture-writer.h"
#include "capture/octet-new-file.h"
#include "capture/octet-packer.h"
#include "session/octet-cursor.h"

/* Text is written out in pieces of this size. */
#define FLUSH_SIZE 65536

/* One writing: where it stands. */
typedef struct
{
  OctetSession          *session;
  const OctetExportPlan *plan;
  int                   *n_done;
  GCancellable          *cancellable;
  guint32                number;
  guint32                last;
} Walk;

/* The next packet; FALSE behind the last one, or where somebody has cancelled. */
static gboolean
walk_next (Walk *self)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  if (self->number > 0 && self->n_done != NULL)
    g_atomic_int_inc (self->n_done);
  if (self->plan->packets != NULL)
    self->number = octet_bitset_next (self->plan->packets, self->number);
  else
    self->number++;
  return self->number > 0 && self->number <= self->last;
}

static gboolean
add_capture_packet (const OctetExportPlan *plan,
                    OctetPacketStore      *store,
                    OctetCaptureWriter    *writer,
                    guint32                number,
                    OctetPacketBytes      *bytes,
                    GError               **error)
{
  const OctetPacketRecord *record = octet_packet_store_get (store, number);
  OctetCapture *capture = octet_packet_store_get_capture (store);
  OctetInterface *interface = octet_capture_get_interface (capture, record->interface);
  g_autoptr (OctetPacketOptions) options = NULL;
  OctetCapturePacket packet = { 0 };

  if (!octet_packet_store_read_record (store, record, bytes, error))
    return FALSE;
  packet.data = bytes->data;
  packet.offset = record->offset;
  packet.time = record->time;
  packet.captured_size = record->captured_size;
  packet.wire_size = record->wire_size;
  packet.interface = record->interface;
  if (record->flags & OCTET_PACKET_CUSTOM)
    return octet_capture_writer_copy_custom (writer, capture, &packet, error);
  if (record->flags & OCTET_PACKET_HAS_OPTIONS)
    {
      options = octet_packet_store_read_options (store, number, error);
      if (options == NULL)
        return FALSE;
    }
  if (plan->notes != NULL)
    {
      OctetPacketOptions *noted = octet_packet_notes_apply (plan->notes, number, options);

      g_clear_pointer (&options, octet_packet_options_free);
      options = noted;
    }
  return octet_capture_writer_add_packet (writer,
                                          octet_capture_get_section (capture, interface->section),
                                          interface, &packet, options, error);
}

static gboolean
write_capture (Walk        *walk,
               const char  *path,
               GError     **error)
{
  OctetPacketStore *store = octet_session_get_store (walk->session);
  g_autoptr (OctetCaptureWriter) writer = NULL;
  g_auto (OctetPacketBytes) bytes = OCTET_PACKET_BYTES_INIT;

  writer = octet_capture_writer_new (path, walk->plan->format, walk->plan->compression, error);
  if (writer == NULL ||
      !octet_capture_writer_add_facts (writer, octet_packet_store_get_capture (store), error))
    return FALSE;
  while (walk_next (walk))
    if (!add_capture_packet (walk->plan, store, writer, walk->number, &bytes, error))
      return FALSE;
  return !g_cancellable_set_error_if_cancelled (walk->cancellable, error) &&
         octet_capture_writer_close (writer, error);
}

static gboolean
flush (OctetPacker  *packer,
       GString      *out,
       GError      **error)
{
  gboolean is_good = octet_packer_write (packer, (const guint8 *) out->str, out->len, error);

  g_string_truncate (out, 0);
  return is_good;
}

static OctetWanted *
find_wanted (Walk    *walk,
             GError **error)
{
  const char *const *keys = walk->plan->form.fields.keys;
  g_autoptr (OctetWanted) wanted = octet_wanted_new (octet_session_get_registry (walk->session));

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!octet_wanted_add_key (wanted, keys[i]))
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                     _("The field “%s” is not known."), keys[i]);
        return NULL;
      }
  return g_steal_pointer (&wanted);
}

static gboolean
add_texts (Walk         *walk,
           OctetPacker  *packer,
           GError      **error)
{
  const OctetExportForm *form = &walk->plan->form;
  g_autoptr (OctetCursor) cursor = octet_cursor_new (walk->session);
  g_autoptr (OctetTree) tree = octet_tree_new ();
  g_autoptr (GString) out = g_string_sized_new (2 * FLUSH_SIZE);
  g_autoptr (OctetWanted) wanted = find_wanted (walk, error);
  gboolean is_first = TRUE;

  if (wanted == NULL)
    return FALSE;
  if (octet_export_form_wants_fields (form))
    octet_cursor_set_wanted (cursor, wanted);
  octet_export_form_begin (form, out);
  octet_cursor_set_shown (cursor, 0);
  while (walk_next (walk))
    {
      OctetExportPacket packet = { 0 };

      packet.summary = octet_cursor_dissect (cursor, walk->number,
                                             octet_export_form_get_depth (form),
                                             octet_export_form_wants_summary (form), tree, error);
      if (packet.summary == NULL)
        return FALSE;
      packet.frame = octet_cursor_get_frame (cursor);
      packet.bytes = octet_cursor_get_bytes (cursor, &packet.n_bytes);
      packet.tree = tree;
      octet_export_form_add (form, &packet, is_first, out);
      octet_cursor_set_shown (cursor, walk->number);
      is_first = FALSE;
      if (out->len >= FLUSH_SIZE && !flush (packer, out, error))
        return FALSE;
    }
  octet_export_form_end (form, out);
  return flush (packer, out, error);
}

static gboolean
write_text (Walk        *walk,
            const char  *path,
            GError     **error)
{
  g_autoptr (OctetNewFile) file = octet_new_file_open (path, error);
  g_autoptr (OctetPacker) packer = NULL;
  int fd;

  if (file == NULL)
    return FALSE;
  fd = octet_new_file_dup_fd (file);
  if (fd < 0)
    {
      g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_OPEN, "%s",
                   _("Too many files are open."));
      return FALSE;
    }
  packer = octet_packer_new (fd, walk->plan->compression);
  return add_texts (walk, packer, error) &&
         !g_cancellable_set_error_if_cancelled (walk->cancellable, error) &&
         octet_packer_close (packer, error) &&
         octet_new_file_commit (file, error);
}

/**
 * octet_export_write: (skip)
 * @session: a session with a store
 * @path: (type filename): the file, or "-" for the standard output
 * @plan: what is to be written
 * @n_done: (nullable): packets written so far; another thread may read it atomically
 * @cancellable: (nullable): ends it early; then there is no file
 * @error: return location for a #GError
 *
 * Writes the packets that are there now. The file appears, in place of an older one, when it is
 * whole: it may be the one that the session reads. From any thread; takes as long as it takes.
 *
 * Returns: whether the file is there
 */
gboolean
octet_export_write (OctetSession          *session,
                    const char            *path,
                    const OctetExportPlan *plan,
                    int                   *n_done,
                    GCancellable          *cancellable,
                    GError               **error)
{
  Walk walk = { session, plan, n_done, cancellable, 0, 0 };

  walk.last = octet_packet_store_get_count (octet_session_get_store (session));
  return plan->is_capture ? write_capture (&walk, path, error) : write_text (&walk, path, error);
}

/**
 * octet_export_read_notes: (skip)
 * @session: a session with a store
 * @cancellable: (nullable): ends it early
 *
 * Finds the marks that the file has on its packets. From any thread.
 *
 * Returns: (transfer full): notes with marks and without comments, which stay the file's
 */
OctetPacketNotes *
octet_export_read_notes (OctetSession *session,
                         GCancellable *cancellable)
{
  OctetPacketStore *store = octet_session_get_store (session);
  g_autoptr (OctetPacketNotes) notes = octet_packet_notes_new ();
  guint32 last = octet_packet_store_get_count (store);

  for (guint32 number = 1; number <= last; number++)
    {
      g_autoptr (OctetPacketOptions) options = NULL;

      if ((octet_packet_store_get (store, number)->flags & OCTET_PACKET_HAS_OPTIONS) == 0)
        continue;
      if (g_cancellable_is_cancelled (cancellable))
        break;
      options = octet_packet_store_read_options (store, number, NULL);
      if (options != NULL)
        octet_packet_notes_take (notes, number, options);
    }
  return g_steal_pointer (&notes);
}
