/* octet-ui-marks.c - what a person noted on the packets of a capture: marks, comments, colours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets of packets are bitsets: all of ten million packets marked are 1.3 MB. Comments and
 * colours are few, and stand in hash tables. Of each kind the last step can be taken back,
 * and taking it back again is doing it again.
 */
#include "config.h"

#include "models/octet-ui-marks.h"

#include <string.h>

/* A step to take back: one member of a set, a whole set, a comment or a colour, as it was. */
typedef struct
{
  gboolean     is_there;
  guint32      number;  /* the packet or the conversation; 0 with @set */
  guint        value;   /* whether the packet was in the set; the conversation's colour */
  OctetBitset *set;
  GHashTable  *colors;
  char        *comment; /* NULL: it was as in the file */
} Step;

struct _OctetUiMarks
{
  GObject      parent_instance;
  OctetBitset *sets[OCTET_UI_N_MARKS];
  GHashTable  *comments; /* packet → text, "" where the file's own was taken out */
  GHashTable  *colors;   /* conversation + 1 → colour */
  Step         steps[OCTET_UI_N_MARK_CHANGES];
  gboolean     is_unsaved;
};

G_DEFINE_FINAL_TYPE (OctetUiMarks, octet_ui_marks, G_TYPE_OBJECT)

static guint changed_signal;

static void
step_clear (Step *self)
{
  g_clear_pointer (&self->set, octet_bitset_unref);
  g_clear_pointer (&self->colors, g_hash_table_unref);
  g_free (self->comment);
  *self = (Step) { 0 };
}

static void
tell (OctetUiMarks *self,
      OctetUiMark   mark,
      guint32       first,
      guint32       last)
{
  self->is_unsaved = TRUE;
  g_signal_emit (self, changed_signal, 0, (guint) mark, first, last);
}

/* A conversation's packets may stand anywhere. */
static void
tell_all (OctetUiMarks *self,
          OctetUiMark   mark)
{
  tell (self, mark, 1, G_MAXUINT32);
}

/**
 * octet_ui_marks_new:
 *
 * Returns: (transfer full): nothing noted yet
 */
OctetUiMarks *
octet_ui_marks_new (void)
{
  return g_object_new (OCTET_UI_TYPE_MARKS, NULL);
}

/**
 * octet_ui_marks_get: (skip)
 * @self: what was noted
 * @mark: one of the sets of packets
 * @number: a packet's number, from 1
 *
 * Returns: whether the packet is in that set
 */
gboolean
octet_ui_marks_get (OctetUiMarks *self,
                    OctetUiMark   mark,
                    guint32       number)
{
  g_return_val_if_fail (mark < OCTET_UI_N_MARKS, FALSE);
  return octet_bitset_test (self->sets[mark], number);
}

static void
put (OctetUiMarks *self,
     OctetUiMark   mark,
     guint32       number,
     gboolean      is_set)
{
  OctetBitset *set = self->sets[mark];

  if (is_set)
    octet_bitset_set (set, number);
  else
    octet_bitset_clear (set, number);
  octet_bitset_publish (set, MAX (octet_bitset_get_decided (set), number));
  tell (self, mark, number, number);
}

/**
 * octet_ui_marks_set: (skip)
 * @self: what was noted
 * @mark: one of the sets of packets
 * @number: a packet's number, from 1
 * @is_set: whether it is to be in that set
 */
void
octet_ui_marks_set (OctetUiMarks *self,
                    OctetUiMark   mark,
                    guint32       number,
                    gboolean      is_set)
{
  g_return_if_fail (mark < OCTET_UI_N_MARKS && number > 0);

  if (octet_ui_marks_get (self, mark, number) == !!is_set)
    return;
  step_clear (&self->steps[mark]);
  self->steps[mark] = (Step) { .is_there = TRUE, .number = number, .value = !is_set };
  put (self, mark, number, is_set);
}

/* Puts another set in place of one; the one that was there is the step to take back. */
static void
replace_set (OctetUiMarks *self,
             OctetUiMark   mark,
             OctetBitset  *set)
{
  guint32 last = MAX (octet_bitset_get_decided (set),
                      octet_bitset_get_decided (self->sets[mark]));

  step_clear (&self->steps[mark]);
  self->steps[mark] = (Step) { .is_there = TRUE, .set = self->sets[mark] };
  self->sets[mark] = set;
  tell (self, mark, 1, MAX (last, 1));
}

/**
 * octet_ui_marks_set_many: (skip)
 * @self: what was noted
 * @mark: one of the sets of packets
 * @packets: numbers of packets, such as all that a filter shows
 * @is_set: whether they are to be in that set
 *
 * One step to take back, however many packets. The cost is one eighth of an octet
 * a packet.
 */
void
octet_ui_marks_set_many (OctetUiMarks      *self,
                         OctetUiMark        mark,
                         const OctetBitset *packets,
                         gboolean           is_set)
{
  guint32 decided = octet_bitset_get_decided (packets);
  OctetBitset *before, *after;

  g_return_if_fail (mark < OCTET_UI_N_MARKS);

  if (decided == 0)
    return;
  before = self->sets[mark];
  /* Sets are combined as far as both are known. */
  octet_bitset_publish (before, MAX (octet_bitset_get_decided (before), decided));
  if (is_set)
    after = octet_bitset_or (before, packets);
  else
    {
      g_autoptr (OctetBitset) others = octet_bitset_not (packets, decided);

      after = octet_bitset_and (before, others);
    }
  for (guint32 number = octet_bitset_next (before, decided); number > 0;
       number = octet_bitset_next (before, number))
    octet_bitset_set (after, number);
  octet_bitset_publish (after, octet_bitset_get_decided (before));
  replace_set (self, mark, after);
}

/**
 * octet_ui_marks_load:
 * @self: what was noted
 * @mark: a set of packets
 * @packets: those that the file itself has in it
 *
 * Adds what the file says. That is no step to take back, and nothing to be saved.
 */
void
octet_ui_marks_load (OctetUiMarks      *self,
                     OctetUiMark        mark,
                     const OctetBitset *packets)
{
  gboolean is_unsaved = self->is_unsaved;

  g_return_if_fail (mark < OCTET_UI_N_MARKS);

  for (guint32 number = octet_bitset_next (packets, 0); number > 0;
       number = octet_bitset_next (packets, number))
    if (!octet_bitset_test (self->sets[mark], number))
      put (self, mark, number, TRUE);
  self->is_unsaved = is_unsaved;
}

/**
 * octet_ui_marks_clear: (skip)
 * @self: what was noted
 * @mark: one of the sets of packets
 *
 * Takes all packets out of that set.
 */
void
octet_ui_marks_clear (OctetUiMarks *self,
                      OctetUiMark   mark)
{
  g_return_if_fail (mark < OCTET_UI_N_MARKS);

  if (octet_ui_marks_get_count (self, mark) > 0)
    replace_set (self, mark, octet_bitset_new ());
}

/**
 * octet_ui_marks_get_count: (skip)
 * @self: what was noted
 * @mark: one of the sets of packets
 *
 * Returns: how many packets are in that set
 */
guint32
octet_ui_marks_get_count (OctetUiMarks *self,
                          OctetUiMark   mark)
{
  g_return_val_if_fail (mark < OCTET_UI_N_MARKS, 0);
  return octet_bitset_get_count (self->sets[mark]);
}

/**
 * octet_ui_marks_get_bitset: (skip)
 * @self: what was noted
 * @mark: one of the sets of packets
 *
 * Returns: (transfer none): that set, until the next change; for the main thread only
 */
OctetBitset *
octet_ui_marks_get_bitset (OctetUiMarks *self,
                           OctetUiMark   mark)
{
  g_return_val_if_fail (mark < OCTET_UI_N_MARKS, NULL);
  return self->sets[mark];
}

/**
 * octet_ui_marks_copy_bitset: (skip)
 * @self: what was noted
 * @mark: one of the sets of packets
 *
 * Returns: (transfer full): that set as it is now, for any thread
 */
OctetBitset *
octet_ui_marks_copy_bitset (OctetUiMarks *self,
                            OctetUiMark   mark)
{
  g_return_val_if_fail (mark < OCTET_UI_N_MARKS, NULL);
  return octet_bitset_or (self->sets[mark], self->sets[mark]);
}

/**
 * octet_ui_marks_find_next: (skip)
 * @self: what was noted
 * @mark: one of the sets of packets
 * @number: a packet's number, or 0
 *
 * Returns: the first packet of that set behind @number; 0 where there is none
 */
guint32
octet_ui_marks_find_next (OctetUiMarks *self,
                          OctetUiMark   mark,
                          guint32       number)
{
  g_return_val_if_fail (mark < OCTET_UI_N_MARKS, 0);
  return octet_bitset_next (self->sets[mark], number);
}

/**
 * octet_ui_marks_find_previous: (skip)
 * @self: what was noted
 * @mark: one of the sets of packets
 * @number: a packet's number
 *
 * Returns: the last packet of that set before @number; 0 where there is none
 */
guint32
octet_ui_marks_find_previous (OctetUiMarks *self,
                              OctetUiMark   mark,
                              guint32       number)
{
  guint32 rank;

  g_return_val_if_fail (mark < OCTET_UI_N_MARKS, 0);

  if (octet_ui_marks_get_count (self, mark) == 0)
    return 0;
  if (number > octet_bitset_get_decided (self->sets[mark]))
    rank = octet_ui_marks_get_count (self, mark);
  else
    rank = octet_bitset_rank (self->sets[mark], number);
  return rank > 0 ? octet_bitset_select (self->sets[mark], rank - 1) : 0;
}

/**
 * octet_ui_marks_get_comment:
 * @self: what was noted
 * @number: a packet's number, from 1
 * @ret_comment: (out) (optional) (transfer none): the comment; "" where the file's own was
 *   taken out. Until the next change
 *
 * Returns: whether the comment was edited; otherwise what the file says holds
 */
gboolean
octet_ui_marks_get_comment (OctetUiMarks  *self,
                            guint32        number,
                            const char   **ret_comment)
{
  gpointer comment;

  if (!g_hash_table_lookup_extended (self->comments, GUINT_TO_POINTER (number), NULL, &comment))
    return FALSE;
  if (ret_comment != NULL)
    *ret_comment = comment;
  return TRUE;
}

static void
put_comment (OctetUiMarks *self,
             guint32       number,
             const char   *comment)
{
  if (comment == NULL)
    g_hash_table_remove (self->comments, GUINT_TO_POINTER (number));
  else
    g_hash_table_insert (self->comments, GUINT_TO_POINTER (number), g_strdup (comment));
  tell (self, OCTET_UI_MARK_COMMENT, number, number);
}

/**
 * octet_ui_marks_set_comment:
 * @self: what was noted
 * @number: a packet's number, from 1
 * @comment: (nullable): the new comment; "" to take the file's own out, %NULL to let it be.
 *   Cut to %OCTET_UI_MAX_COMMENT octets
 */
void
octet_ui_marks_set_comment (OctetUiMarks *self,
                            guint32       number,
                            const char   *comment)
{
  g_autofree char *cut = NULL;
  const char *before = NULL;

  g_return_if_fail (number > 0);

  if (comment != NULL && strlen (comment) > OCTET_UI_MAX_COMMENT)
    {
      const char *end = g_utf8_find_prev_char (comment, comment + OCTET_UI_MAX_COMMENT + 1);

      cut = g_strndup (comment, end != NULL ? (gsize) (end - comment) : 0);
      comment = cut;
    }
  octet_ui_marks_get_comment (self, number, &before);
  if (g_strcmp0 (before, comment) == 0)
    return;
  step_clear (&self->steps[OCTET_UI_MARK_COMMENT]);
  self->steps[OCTET_UI_MARK_COMMENT] = (Step) { .is_there = TRUE, .number = number,
                                                .comment = g_strdup (before) };
  put_comment (self, number, comment);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

/**
 * octet_ui_marks_list_comments:
 * @self: what was noted
 *
 * Returns: (transfer full) (element-type guint32): the packets whose comments were edited,
 *   in rising order
 */
GArray *
octet_ui_marks_list_comments (OctetUiMarks *self)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->comments);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 number = GPOINTER_TO_UINT (key);

      g_array_append_val (numbers, number);
    }
  g_array_sort (numbers, compare_numbers);
  return numbers;
}

/**
 * octet_ui_marks_get_flow_color:
 * @self: what was noted
 * @flow: a conversation's index in the flow table
 *
 * Returns: the colour that it was given, from 1; 0 for none
 */
guint
octet_ui_marks_get_flow_color (OctetUiMarks *self,
                               guint32       flow)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->colors, GUINT_TO_POINTER (flow + 1)));
}

static void
put_color (OctetUiMarks *self,
           guint32       flow,
           guint         color)
{
  if (color == 0)
    g_hash_table_remove (self->colors, GUINT_TO_POINTER (flow + 1));
  else
    g_hash_table_insert (self->colors, GUINT_TO_POINTER (flow + 1), GUINT_TO_POINTER (color));
  tell_all (self, OCTET_UI_MARK_COLOR);
}

/**
 * octet_ui_marks_set_flow_color:
 * @self: what was noted
 * @flow: a conversation's index in the flow table
 * @color: 1 to %OCTET_UI_N_FLOW_COLORS, or 0 for none
 */
void
octet_ui_marks_set_flow_color (OctetUiMarks *self,
                               guint32       flow,
                               guint         color)
{
  guint before = octet_ui_marks_get_flow_color (self, flow);

  g_return_if_fail (color <= OCTET_UI_N_FLOW_COLORS && flow != G_MAXUINT32);

  if (before == color)
    return;
  step_clear (&self->steps[OCTET_UI_MARK_COLOR]);
  self->steps[OCTET_UI_MARK_COLOR] = (Step) { .is_there = TRUE, .number = flow, .value = before };
  put_color (self, flow, color);
}

/**
 * octet_ui_marks_clear_flow_colors:
 * @self: what was noted
 *
 * Takes the colours off all conversations.
 */
void
octet_ui_marks_clear_flow_colors (OctetUiMarks *self)
{
  if (g_hash_table_size (self->colors) == 0)
    return;
  step_clear (&self->steps[OCTET_UI_MARK_COLOR]);
  self->steps[OCTET_UI_MARK_COLOR] = (Step) { .is_there = TRUE, .colors = self->colors };
  self->colors = g_hash_table_new (NULL, NULL);
  tell_all (self, OCTET_UI_MARK_COLOR);
}

/**
 * octet_ui_marks_get_n_flow_colors:
 * @self: what was noted
 *
 * Returns: how many conversations have a colour
 */
guint
octet_ui_marks_get_n_flow_colors (OctetUiMarks *self)
{
  return g_hash_table_size (self->colors);
}

/**
 * octet_ui_marks_can_undo: (skip)
 * @self: what was noted
 * @mark: a kind of change
 *
 * Returns: whether there is a step to take back
 */
gboolean
octet_ui_marks_can_undo (OctetUiMarks *self,
                         OctetUiMark   mark)
{
  g_return_val_if_fail (mark < OCTET_UI_N_MARK_CHANGES, FALSE);
  return self->steps[mark].is_there;
}

static void
undo_color (OctetUiMarks *self,
            const Step   *step)
{
  if (step->colors == NULL)
    {
      octet_ui_marks_set_flow_color (self, step->number, step->value);
      return;
    }
  self->steps[OCTET_UI_MARK_COLOR] = (Step) { .is_there = TRUE, .colors = self->colors };
  self->colors = g_hash_table_ref (step->colors);
  tell_all (self, OCTET_UI_MARK_COLOR);
}

/**
 * octet_ui_marks_undo: (skip)
 * @self: what was noted
 * @mark: a kind of change
 *
 * Takes the last step of that kind back; calling it again does the step again.
 *
 * Returns: whether there was one
 */
gboolean
octet_ui_marks_undo (OctetUiMarks *self,
                     OctetUiMark   mark)
{
  Step step;

  g_return_val_if_fail (mark < OCTET_UI_N_MARK_CHANGES, FALSE);

  step = self->steps[mark];
  if (!step.is_there)
    return FALSE;
  self->steps[mark] = (Step) { 0 };
  if (mark == OCTET_UI_MARK_COMMENT)
    octet_ui_marks_set_comment (self, step.number, step.comment);
  else if (mark == OCTET_UI_MARK_COLOR)
    undo_color (self, &step);
  else if (step.set != NULL)
    replace_set (self, mark, octet_bitset_ref (step.set));
  else
    octet_ui_marks_set (self, mark, step.number, step.value != 0);
  step_clear (&step);
  return TRUE;
}

/**
 * octet_ui_marks_is_unsaved:
 * @self: what was noted
 *
 * Returns: whether something changed since octet_ui_marks_set_saved()
 */
gboolean
octet_ui_marks_is_unsaved (OctetUiMarks *self)
{
  return self->is_unsaved;
}

/**
 * octet_ui_marks_set_saved:
 * @self: what was noted
 *
 * Says that a file has all of it now.
 */
void
octet_ui_marks_set_saved (OctetUiMarks *self)
{
  self->is_unsaved = FALSE;
}

static void
octet_ui_marks_finalize (GObject *object)
{
  OctetUiMarks *self = OCTET_UI_MARKS (object);

  for (guint i = 0; i < OCTET_UI_N_MARKS; i++)
    octet_bitset_unref (self->sets[i]);
  for (guint i = 0; i < OCTET_UI_N_MARK_CHANGES; i++)
    step_clear (&self->steps[i]);
  g_hash_table_unref (self->comments);
  g_hash_table_unref (self->colors);
  G_OBJECT_CLASS (octet_ui_marks_parent_class)->finalize (object);
}

static void
octet_ui_marks_class_init (OctetUiMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_ui_marks_finalize;

  /**
   * OctetUiMarks::changed:
   * @self: what was noted
   * @mark: the #OctetUiMark that it is about
   * @first: the first packet that it touches
   * @last: the last one; %G_MAXUINT32 where any may be
   *
   * Something was noted, or taken back.
   */
  changed_signal = g_signal_new ("changed", OCTET_UI_TYPE_MARKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
}

static void
octet_ui_marks_init (OctetUiMarks *self)
{
  for (guint i = 0; i < OCTET_UI_N_MARKS; i++)
    self->sets[i] = octet_bitset_new ();
  self->comments = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->colors = g_hash_table_new (NULL, NULL);
}
