/* octet-ui-packet-role.c - what a packet does in its conversation, as its own fields prove it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-packet-role.h"

#include <glib/gi18n.h>

#include "flows/octet-tcp-table.h"
#include "models/octet-ui-flow-text.h"
#include "models/octet-ui-node-text.h"

/* What TCP's analysis found, the telling ones first; one is said. */
static const struct
{
  const char *key;
  const char *sentence;
} findings[] = {
  { "tcp.analysis.spurious_retransmission",
    N_("These bytes were sent and confirmed before: sending them again was not needed.") },
  { "tcp.analysis.fast_retransmission",
    N_("These bytes are sent again at once, because the other side asked for them several "
       "times.") },
  { "tcp.analysis.retransmission",
    N_("These bytes are sent again: no confirmation of them came in time.") },
  { "tcp.analysis.out_of_order", N_("This segment came later than one that was sent after it.") },
  { "tcp.analysis.lost_segment",
    N_("Bytes before this segment are missing: they were lost, or not captured.") },
  { "tcp.analysis.duplicate_ack",
    N_("It confirms the same byte once more, which asks for what comes next and did not "
       "arrive.") },
  { "tcp.analysis.zero_window_probe", N_("It asks whether the other side has room again.") },
  { "tcp.analysis.zero_window",
    N_("The sender has no room left: the other side must wait until it says otherwise.") },
  { "tcp.analysis.window_full", N_("It fills all the room that the other side has left.") },
  { "tcp.analysis.keep_alive", N_("It says nothing new, and asks whether the other is there.") },
  { "tcp.analysis.window_update", N_("It says only that there is more room again.") },
};

/* A time as people say it: "20.6 ms". */
static char *
get_span (const OctetTree *tree,
          const OctetNode *node)
{
  if (node == NULL)
    return NULL;
  if (node->field->kind == OCTET_FIELD_DURATION)
    return octet_ui_flow_text_span ((gint64) node->value.number);
  return octet_ui_node_get_value (tree, node);
}

static void
add (GString    *text,
     const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

/* "It is the third step": it confirms the SYN of the side that was asked, and carries nothing. */
static gboolean
is_third_step (const OctetTree *tree,
               guint32          flags)
{
  return (flags & (OCTET_TCP_FIN | OCTET_TCP_RST)) == 0 &&
         octet_ui_node_find_number (tree, "tcp.len") == 0 &&
         octet_ui_node_find_number (tree, "tcp.seq") == 1 &&
         octet_ui_node_find_number (tree, "tcp.ack") == 1 &&
         octet_tree_find (tree, "tcp.analysis.acks_frame") != NULL &&
         octet_tree_find (tree, "tcp.analysis.initial_rtt") != NULL;
}

static void
add_handshake (GString         *text,
               const OctetTree *tree,
               guint32          flags)
{
  g_autofree char *trip = get_span (tree, octet_tree_find (tree, "tcp.analysis.initial_rtt"));
  g_autofree char *sentence = NULL;

  if ((flags & OCTET_TCP_RST) != 0)
    add (text, _("It cuts the connection off."));
  else if ((flags & OCTET_TCP_SYN) != 0 && (flags & OCTET_TCP_ACK) == 0)
    add (text, _("This is step 1 of the handshake: it asks for a connection."));
  else if ((flags & OCTET_TCP_SYN) != 0)
    add (text, _("This is step 2 of the handshake: it agrees, and asks for the same the other "
                 "way."));
  else if (is_third_step (tree, flags))
    {
      /* Translators: a time, such as 20.6 ms */
      sentence = g_strdup_printf (_("This is step 3 of the handshake: the connection is open, %s "
                                    "after step 1."), trip);
      add (text, sentence);
    }
  else if ((flags & OCTET_TCP_FIN) != 0)
    add (text, _("It ends one direction: its sender has nothing more to say."));
}

static void
add_tcp (GString         *text,
         const OctetTree *tree)
{
  guint32 flags = octet_ui_node_find_number (tree, "tcp.flags");
  guint32 acked = octet_ui_node_find_number (tree, "tcp.analysis.acks_frame");
  g_autofree char *trip = get_span (tree, octet_tree_find (tree, "tcp.analysis.ack_rtt"));

  add_handshake (text, tree, flags);
  for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
    if (octet_tree_find (tree, findings[i].key) != NULL)
      {
        add (text, _(findings[i].sentence));
        break;
      }
  if (acked > 0 && trip != NULL)
    {
      g_autofree char *sentence = NULL;

      /* Translators: a packet's number and a time, such as 20.6 ms */
      sentence = g_strdup_printf (_("It confirms packet %u, %s after that was sent."), acked, trip);
      add (text, sentence);
    }
  if ((flags & (OCTET_TCP_PSH | OCTET_TCP_ACK | OCTET_TCP_SYN | OCTET_TCP_FIN)) ==
        (OCTET_TCP_PSH | OCTET_TCP_ACK) && octet_ui_node_find_number (tree, "tcp.len") > 0)
    add (text, _("PSH and ACK are the usual pair on the last segment of a message: the sender has "
                 "said all of it, and wants it handed on now."));
}

static void
add_turn (GString         *text,
          const OctetTree *tree)
{
  guint32 answer = octet_ui_node_find_flagged (tree, OCTET_FIELD_ANSWER);
  guint32 question = octet_ui_node_find_flagged (tree, OCTET_FIELD_QUESTION);
  g_autofree char *took =
    get_span (tree, octet_tree_find_flagged (tree, OCTET_FIELD_ANSWER_TIME));
  g_autofree char *sentence = NULL;

  if (question > 0 && took != NULL)
    sentence = g_strdup_printf (_("It answers packet %u, %s after that."), question, took);
  else if (question > 0)
    sentence = g_strdup_printf (_("It answers packet %u."), question);
  else if (answer > 0)
    sentence = g_strdup_printf (_("Packet %u answers it."), answer);
  if (sentence != NULL)
    add (text, sentence);
}

/**
 * octet_ui_packet_role_write: (skip)
 * @tree: a packet's fields
 *
 * Which step of the handshake it is, what it confirms and how long that took, whether bytes are
 * sent again, what it answers.
 *
 * Returns: (transfer full) (nullable): sentences that the fields prove; %NULL for none
 */
char *
octet_ui_packet_role_write (const OctetTree *tree)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (octet_tree_find (tree, "tcp.flags") != NULL)
    add_tcp (text, tree);
  add_turn (text, tree);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
