/* octet-packet-notes.c - what people noted on packets, to be saved with them: marks and comments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pcapng has a place for comments, opt_comment, and none for marks. A mark is saved as a comment
 * of its own that says exactly one of these:
 *
 *     octet:marked   octet:ignored   octet:time-reference
 *
 * Every other program keeps and shows them, "frame.comment == "octet:marked"" finds them, and
 * Octet takes them for marks again. A block or an option of our own would need a number that IANA
 * gives to enterprises, and be dropped by tools that cut and join captures.
 */
#include "config.h"

#include "packets/octet-packet-notes.h"

#include <string.h>

static const char *const mark_texts[OCTET_N_PACKET_MARKS] = {
  [OCTET_PACKET_MARK_MARKED] = "octet:marked",
  [OCTET_PACKET_MARK_IGNORED] = "octet:ignored",
  [OCTET_PACKET_MARK_REFERENCE] = "octet:time-reference",
};

struct _OctetPacketNotes
{
  gatomicrefcount references;
  OctetBitset    *marks[OCTET_N_PACKET_MARKS];
  GHashTable     *comments; /* number to text; NULL: the packet's comments are to go */
};

/**
 * octet_packet_notes_new: (skip)
 *
 * Returns: (transfer full): notes on no packet
 */
OctetPacketNotes *
octet_packet_notes_new (void)
{
  OctetPacketNotes *self = g_new0 (OctetPacketNotes, 1);

  g_atomic_ref_count_init (&self->references);
  for (guint i = 0; i < OCTET_N_PACKET_MARKS; i++)
    self->marks[i] = octet_bitset_new ();
  self->comments = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

/**
 * octet_packet_notes_ref: (skip)
 * @self: notes
 *
 * Returns: (transfer full): @self
 */
OctetPacketNotes *
octet_packet_notes_ref (OctetPacketNotes *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * octet_packet_notes_unref: (skip)
 * @self: (transfer full): notes
 */
void
octet_packet_notes_unref (OctetPacketNotes *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint i = 0; i < OCTET_N_PACKET_MARKS; i++)
    octet_bitset_unref (self->marks[i]);
  g_hash_table_unref (self->comments);
  g_free (self);
}

/**
 * octet_packet_notes_set_marks: (skip)
 * @self: notes, not yet handed to another thread
 * @mark: a mark
 * @packets: (transfer full): the packets that have it; must not change afterwards
 */
void
octet_packet_notes_set_marks (OctetPacketNotes *self,
                              OctetPacketMark   mark,
                              OctetBitset      *packets)
{
  octet_bitset_unref (self->marks[mark]);
  self->marks[mark] = packets;
}

/**
 * octet_packet_notes_get_marks: (skip)
 * @self: notes
 * @mark: a mark
 *
 * Returns: (transfer none): the packets that have it
 */
const OctetBitset *
octet_packet_notes_get_marks (OctetPacketNotes *self,
                              OctetPacketMark   mark)
{
  return self->marks[mark];
}

/**
 * octet_packet_notes_set_comment: (skip)
 * @self: notes, not yet handed to another thread
 * @number: a packet
 * @comment: (nullable): what is to stand in place of its comments; %NULL for none
 */
void
octet_packet_notes_set_comment (OctetPacketNotes *self,
                                guint32           number,
                                const char       *comment)
{
  g_hash_table_replace (self->comments, GUINT_TO_POINTER (number), g_strdup (comment));
}

/**
 * octet_packet_notes_is_mark: (skip)
 * @comment: a comment of a packet
 * @ret_mark: (out): which mark it stands for
 *
 * Returns: whether it stands for one
 */
gboolean
octet_packet_notes_is_mark (const char      *comment,
                            OctetPacketMark *ret_mark)
{
  for (guint i = 0; i < OCTET_N_PACKET_MARKS; i++)
    if (strcmp (comment, mark_texts[i]) == 0)
      {
        *ret_mark = (OctetPacketMark) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * octet_packet_notes_take: (skip)
 * @self: notes, not yet handed to another thread
 * @number: a packet
 * @options: what its block states
 *
 * Adds the marks that a file has on a packet.
 */
void
octet_packet_notes_take (OctetPacketNotes         *self,
                         guint32                   number,
                         const OctetPacketOptions *options)
{
  for (guint i = 0; options->comments != NULL && options->comments[i] != NULL; i++)
    {
      OctetPacketMark mark;

      if (octet_packet_notes_is_mark (options->comments[i], &mark))
        octet_bitset_set (self->marks[mark], number);
    }
}

static gboolean
has_marks (OctetPacketNotes *self,
           guint32           number)
{
  for (guint i = 0; i < OCTET_N_PACKET_MARKS; i++)
    if (octet_bitset_test (self->marks[i], number))
      return TRUE;
  return FALSE;
}

static char **
make_comments (OctetPacketNotes         *self,
               guint32                   number,
               const OctetPacketOptions *options)
{
  g_autoptr (GStrvBuilder) comments = g_strv_builder_new ();
  gpointer text = NULL;
  OctetPacketMark mark;

  if (g_hash_table_lookup_extended (self->comments, GUINT_TO_POINTER (number), NULL, &text))
    {
      if (text != NULL)
        g_strv_builder_add (comments, text);
    }
  else
    for (guint i = 0; options != NULL && options->comments != NULL && options->comments[i] != NULL;
         i++)
      if (!octet_packet_notes_is_mark (options->comments[i], &mark))
        g_strv_builder_add (comments, options->comments[i]);
  for (guint i = 0; i < OCTET_N_PACKET_MARKS; i++)
    if (octet_bitset_test (self->marks[i], number))
      g_strv_builder_add (comments, mark_texts[i]);
  return g_strv_builder_end (comments);
}

/**
 * octet_packet_notes_apply: (skip)
 * @self: notes
 * @number: a packet
 * @options: (nullable): what its block in the file states
 *
 * Returns: (transfer full) (nullable): what its block is to state; %NULL for nothing
 */
OctetPacketOptions *
octet_packet_notes_apply (OctetPacketNotes         *self,
                          guint32                   number,
                          const OctetPacketOptions *options)
{
  OctetPacketOptions *result;

  if (options == NULL && !has_marks (self, number)
      && !g_hash_table_contains (self->comments, GUINT_TO_POINTER (number)))
    return NULL;
  result = options != NULL ? octet_packet_options_copy (options)
                           : octet_packet_options_copy (&(OctetPacketOptions) { 0 });
  g_strfreev (result->comments);
  result->comments = make_comments (self, number, options);
  return result;
}
