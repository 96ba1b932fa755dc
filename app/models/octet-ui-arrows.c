/* octet-ui-arrows.c - the packets of one conversation as arrows between its two ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-arrows.h"

#include <glib/gi18n.h>
#include <string.h>

#include "bytes/octet-time.h"
#include "flows/octet-tcp-table.h"
#include "models/octet-ui-flow-text.h"
#include "models/octet-ui-node-text.h"
#include "session/octet-cursor.h"
#include "session/octet-survey.h"

/* Arrows in sight, and some screens around them. */
#define MAX_KEPT 512u
/* Of a summary: more does not fit between the lanes. */
#define MAX_MEANING 60

struct _OctetUiArrows
{
  GObject         parent_instance;
  OctetSession   *session;
  OctetFlowLevel  level;
  OctetFilter    *filter;
  OctetSurvey    *survey;
  OctetLadder    *ladder;
  OctetCursor    *cursor;
  OctetTree      *tree;
  GHashTable     *kept; /* index → OctetUiArrow */
};

G_DEFINE_FINAL_TYPE (OctetUiArrows, octet_ui_arrows, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
arrow_free (gpointer data)
{
  OctetUiArrow *arrow = data;

  g_free (arrow->chip);
  g_free (arrow->numbers);
  g_free (arrow->meaning);
  g_free (arrow->sentence);
  g_free (arrow);
}

static void
ladder_changed_cb (OctetUiArrows *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * octet_ui_arrows_new: (skip)
 * @session: a capture
 * @item: one of its conversations
 *
 * Returns: (transfer full): its packets, which a thread begins to find
 */
OctetUiArrows *
octet_ui_arrows_new (OctetSession  *session,
                     OctetFlowItem *item)
{
  OctetUiArrows *self = g_object_new (OCTET_UI_TYPE_ARROWS, NULL);
  g_autofree char *text = octet_flow_item_get_filter (item);
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;

  self->session = g_object_ref (session);
  self->level = octet_flow_item_get_level (item);
  self->cursor = octet_cursor_new (session);
  self->ladder = OCTET_LADDER (octet_ladder_new (self->level,
                                                 octet_flow_item_get_end (item, 0)));
  self->filter = octet_filter_new (octet_session_get_registry (session), text, &problem);
  self->survey = octet_survey_new (session);
  octet_survey_add (self->survey, OCTET_STATISTIC (self->ladder), self->filter, 0);
  g_signal_connect_object (self->ladder, "items-changed", G_CALLBACK (ladder_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ladder, "notify::finished", G_CALLBACK (ladder_changed_cb), self,
                           G_CONNECT_SWAPPED);
  octet_survey_start (self->survey);
  return self;
}

/**
 * octet_ui_arrows_get_n:
 * @self: arrows
 *
 * Returns: how many were found and announced
 */
guint
octet_ui_arrows_get_n (OctetUiArrows *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->ladder));
}

/**
 * octet_ui_arrows_is_tcp:
 * @self: arrows
 *
 * Returns: whether the ends have states
 */
gboolean
octet_ui_arrows_is_tcp (OctetUiArrows *self)
{
  return self->level == OCTET_FLOW_TCP;
}

/**
 * octet_ui_arrows_is_finished:
 * @self: arrows
 *
 * Returns: whether every packet of the capture was looked at
 */
gboolean
octet_ui_arrows_is_finished (OctetUiArrows *self)
{
  return octet_statistic_is_finished (OCTET_STATISTIC (self->ladder));
}

/**
 * octet_ui_arrows_get_ladder: (skip)
 * @self: arrows
 *
 * Returns: (transfer none): the steps that they are drawn from
 */
OctetLadder *
octet_ui_arrows_get_ladder (OctetUiArrows *self)
{
  return self->ladder;
}

static char *
write_flags (guint16 flags)
{
  static const struct
  {
    guint16     bit;
    const char *name;
  } names[] = {
    { OCTET_TCP_SYN, "SYN" }, { OCTET_TCP_FIN, "FIN" }, { OCTET_TCP_RST, "RST" },
    { OCTET_TCP_PSH, "PSH" }, { OCTET_TCP_ACK, "ACK" }, { OCTET_TCP_URG, "URG" },
    { OCTET_TCP_ECE, "ECE" }, { OCTET_TCP_CWR, "CWR" },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((flags & names[i].bit) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", names[i].name);
  if (text->len == 0)
    g_string_append (text, _("no flags"));
  return g_string_free (text, FALSE);
}

/* What a segment does, in the words of its fields; nothing that the packet does not show. */
static char *
write_tcp_sentence (const OctetUiArrow *arrow,
                    guint32             seq,
                    guint32             ack,
                    guint32             length,
                    gboolean            is_again)
{
  guint16 flags = arrow->step.flags;
  gboolean from_a = arrow->step.side == 0;

  if ((flags & OCTET_TCP_RST) != 0)
    return g_strdup (from_a ? _("the client cuts the connection off.")
                            : _("the server cuts the connection off, or refuses it."));
  if ((flags & OCTET_TCP_SYN) != 0 && (flags & OCTET_TCP_ACK) == 0)
    return g_strdup (_("the client asks for a connection. The SYN counts as one byte, so its first "
                       "byte of data will be number 1."));
  if ((flags & OCTET_TCP_SYN) != 0)
    return g_strdup_printf (_("the server agrees, and confirms the SYN with ack %u. From here it "
                              "counts its own bytes."), ack);
  if ((flags & OCTET_TCP_FIN) != 0)
    return g_strdup_printf (from_a
                              ? _("the client has nothing more to send. Its FIN counts as one "
                                  "byte, so ack %u will confirm it.")
                              : _("the server has nothing more to send. Its FIN counts as one "
                                  "byte, so ack %u will confirm it."), seq + length + 1);
  if (length > 0 && is_again)
    return g_strdup_printf (from_a ? ngettext ("the client sends %u byte again, from number %u on.",
                                               "the client sends %u bytes again, from number %u "
                                               "on.", length)
                                   : ngettext ("the server sends %u byte again, from number %u on.",
                                               "the server sends %u bytes again, from number %u "
                                               "on.", length), length, seq);
  if (length > 0)
    return g_strdup_printf (from_a
                              ? ngettext ("the client sends %u byte. Its next sequence number "
                                          "becomes %u, so ack %u will confirm it.",
                                          "the client sends %u bytes. Its next sequence number "
                                          "becomes %u, so ack %u will confirm them.", length)
                              : ngettext ("the server sends %u byte. Its next sequence number "
                                          "becomes %u, so ack %u will confirm it.",
                                          "the server sends %u bytes. Its next sequence number "
                                          "becomes %u, so ack %u will confirm them.", length),
                            length, seq + length, seq + length);
  return g_strdup_printf (from_a ? _("the client confirms every byte of the server before number "
                                     "%u.")
                                 : _("the server confirms every byte of the client before number "
                                     "%u."), ack);
}

static void
fill_tcp (OctetUiArrows      *self,
          OctetUiArrow       *arrow,
          const OctetSummary *summary)
{
  guint32 length = octet_ui_node_find_number (self->tree, "tcp.len");
  guint32 seq = octet_ui_node_find_number (self->tree, "tcp.seq");
  guint32 ack = octet_ui_node_find_number (self->tree, "tcp.ack");
  gboolean has_ack = (arrow->step.flags & OCTET_TCP_ACK) != 0;
  gboolean is_again = octet_tree_find (self->tree, "tcp.analysis.retransmission") != NULL;

  arrow->chip = write_flags (arrow->step.flags);
  arrow->numbers = has_ack ? g_strdup_printf ("seq %u  ack %u", seq, ack)
                           : g_strdup_printf ("seq %u", seq);
  if (length > 0)
    {
      g_autofree char *size = octet_ui_flow_text_size (length);

      if (g_strcmp0 (summary->protocol, "TCP") != 0 && summary->info->len > 0)
        arrow->meaning = g_strdup_printf ("%.*s · %s", MAX_MEANING, summary->info->str, size);
      else
        arrow->meaning = g_steal_pointer (&size);
    }
  arrow->sentence = write_tcp_sentence (arrow, seq, ack, length, is_again);
}

static void
fill_other (OctetUiArrow            *arrow,
            const OctetSummary      *summary,
            const OctetPacketRecord *record)
{
  g_autofree char *size = octet_ui_flow_text_size (record->wire_size);

  arrow->chip = g_strdup (summary->protocol != NULL ? summary->protocol : "");
  arrow->numbers = g_strdup (size);
  arrow->meaning = g_strndup (summary->info->str, MIN (summary->info->len, MAX_MEANING));
  arrow->sentence = g_strdup_printf (arrow->step.side == 0
                                       ? _("from the end that began: %s")
                                       : _("from the other end: %s"), summary->info->str);
}

static OctetUiArrow *
make_arrow (OctetUiArrows         *self,
            guint                  index,
            const OctetLadderStep *step)
{
  OctetPacketStore *store = octet_session_get_store (self->session);
  const OctetPacketRecord *record = octet_packet_store_get (store, step->packet);
  OctetUiArrow *arrow = g_new0 (OctetUiArrow, 1);
  const OctetSummary *summary;
  OctetLadderStep before;

  arrow->step = *step;
  arrow->time = octet_time_span (record->time, octet_packet_store_get_first_time (store));
  if (index > 0 && octet_ladder_get_step (self->ladder, index - 1, &before))
    arrow->pause = octet_time_span (record->time,
                                    octet_packet_store_get (store, before.packet)->time);
  summary = octet_cursor_dissect (self->cursor, step->packet, OCTET_DEPTH_TREE, TRUE, self->tree,
                                  NULL);
  if (summary == NULL)
    arrow->sentence = g_strdup (_("this packet cannot be read any more."));
  else if (self->level == OCTET_FLOW_TCP)
    fill_tcp (self, arrow, summary);
  else
    fill_other (arrow, summary, record);
  if (arrow->meaning != NULL && !g_utf8_validate (arrow->meaning, -1, NULL))
    {
      g_autofree char *text = g_steal_pointer (&arrow->meaning);

      arrow->meaning = g_utf8_make_valid (text, -1);
    }
  return arrow;
}

/**
 * octet_ui_arrows_get: (skip)
 * @self: arrows
 * @index: which one, from 0
 *
 * Returns: (transfer none) (nullable): what it says, good until the next call
 */
const OctetUiArrow *
octet_ui_arrows_get (OctetUiArrows *self,
                     guint          index)
{
  OctetUiArrow *arrow = g_hash_table_lookup (self->kept, GUINT_TO_POINTER (index));
  OctetLadderStep step;

  if (arrow != NULL)
    return arrow;
  if (!octet_ladder_get_step (self->ladder, index, &step))
    return NULL;
  if (g_hash_table_size (self->kept) >= MAX_KEPT)
    g_hash_table_remove_all (self->kept);
  arrow = make_arrow (self, index, &step);
  g_hash_table_insert (self->kept, GUINT_TO_POINTER (index), arrow);
  return arrow;
}

/**
 * octet_ui_arrows_describe:
 * @self: arrows
 * @index: which one, from 0
 *
 * Returns: (transfer full) (nullable): all that the picture says of it, for those who hear it
 */
char *
octet_ui_arrows_describe (OctetUiArrows *self,
                          guint          index)
{
  const OctetUiArrow *arrow = octet_ui_arrows_get (self, index);
  g_autoptr (GString) text = NULL;

  if (arrow == NULL)
    return NULL;
  text = g_string_new (NULL);
  /* Translators: which arrow of how many, its packet's number */
  g_string_append_printf (text, _("Arrow %u of %u, packet %u: "), index + 1,
                          octet_ui_arrows_get_n (self), arrow->step.packet);
  g_string_append (text, arrow->sentence);
  if (arrow->chip != NULL)
    g_string_append_printf (text, " %s.", arrow->chip);
  if (arrow->numbers != NULL)
    g_string_append_printf (text, " %s.", arrow->numbers);
  if (arrow->meaning != NULL)
    g_string_append_printf (text, " %s.", arrow->meaning);
  if (self->level == OCTET_FLOW_TCP)
    /* Translators: two states of TCP such as ESTABLISHED */
    g_string_append_printf (text, _(" The client is now %s, the server %s."),
                            octet_ladder_state_get_name (arrow->step.state[0]),
                            octet_ladder_state_get_name (arrow->step.state[1]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
octet_ui_arrows_dispose (GObject *object)
{
  OctetUiArrows *self = OCTET_UI_ARROWS (object);

  if (self->survey != NULL)
    octet_survey_stop (self->survey);
  g_clear_object (&self->survey);
  g_clear_object (&self->ladder);
  g_clear_pointer (&self->filter, octet_filter_unref);
  g_clear_pointer (&self->cursor, octet_cursor_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (octet_ui_arrows_parent_class)->dispose (object);
}

static void
octet_ui_arrows_finalize (GObject *object)
{
  OctetUiArrows *self = OCTET_UI_ARROWS (object);

  g_hash_table_unref (self->kept);
  octet_tree_free (self->tree);
  G_OBJECT_CLASS (octet_ui_arrows_parent_class)->finalize (object);
}

static void
octet_ui_arrows_class_init (OctetUiArrowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = octet_ui_arrows_dispose;
  G_OBJECT_CLASS (klass)->finalize = octet_ui_arrows_finalize;

  /**
   * OctetUiArrows::changed:
   *
   * There are more, or it is known now that there are no more.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", OCTET_UI_TYPE_ARROWS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
octet_ui_arrows_init (OctetUiArrows *self)
{
  self->tree = octet_tree_new ();
  self->kept = g_hash_table_new_full (NULL, NULL, NULL, arrow_free);
}
