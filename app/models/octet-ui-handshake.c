/* octet-ui-handshake.c - the three packets that open a TCP connection, and what each one says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-handshake.h"

#include <glib/gi18n.h>

#include "flows/octet-tcp-table.h"
#include "models/octet-ui-flow-facts.h"
#include "models/octet-ui-node-text.h"
#include "session/octet-cursor.h"

/* Packets of the connection that are looked at: a SYN may be sent again some times, RFC 9293
 * allows for it within minutes, and what follows that many packets is no opening any more. */
#define MAX_PACKETS 16

/* Which step comes next with this packet; -1 for none. */
static int
find_step (const OctetTree        *tree,
           const OctetUiHandshake *before)
{
  guint32 flags = octet_ui_node_find_number (tree, "tcp.flags");
  gboolean has_syn = (flags & OCTET_TCP_SYN) != 0, has_ack = (flags & OCTET_TCP_ACK) != 0;

  if ((flags & OCTET_TCP_RST) != 0)
    return -1;
  if (has_syn)
    return has_ack ? 1 : 0;
  return has_ack && before->packets[1] > 0 && octet_ui_node_find_number (tree, "tcp.ack") == 1 &&
         octet_ui_node_find_number (tree, "tcp.seq") == 1 ? 2 : -1;
}

static char *
write_step (const OctetTree *tree,
            int              step)
{
  guint32 seq = octet_ui_node_find_number (tree, "tcp.seq_raw");
  guint32 ack = octet_ui_node_find_number (tree, "tcp.ack_raw");

  if (step == 0)
    return g_strdup_printf (_("“I want to talk to you. My bytes are counted from %u on.” "
                              "That number is chosen at random, so that nobody can guess it."),
                            seq);
  if (step == 1)
    return g_strdup_printf (_("“I agree, and wait for your byte %u. Mine are counted from %u "
                              "on.” The SYN itself counts as one byte."), ack, seq);
  return g_strdup_printf (_("“And I wait for your byte %u.” Both now know that the other one "
                            "hears them, and may send."), ack);
}

/**
 * octet_ui_handshake_find: (skip)
 * @session: a session
 * @flow: a TCP conversation of it
 * @ret_handshake: (out caller-allocates): its steps; clear it
 *
 * Returns: whether the first step was captured
 */
gboolean
octet_ui_handshake_find (OctetSession     *session,
                         guint32           flow,
                         OctetUiHandshake *ret_handshake)
{
  const OctetFlow *row = octet_flow_table_get (octet_session_get_state (session)->flows, flow);
  g_autoptr (OctetCursor) cursor = octet_cursor_new (session);
  g_autoptr (OctetTree) tree = octet_tree_new ();
  guint32 packet = row->first_packet;

  *ret_handshake = (OctetUiHandshake) { 0 };
  for (guint i = 0; packet > 0 && i < MAX_PACKETS && ret_handshake->packets[2] == 0; i++)
    {
      int step;

      if (octet_cursor_dissect (cursor, packet, OCTET_DEPTH_TREE, FALSE, tree, NULL) == NULL)
        break;
      step = find_step (tree, ret_handshake);
      if (step >= 0 && ret_handshake->packets[step] == 0)
        {
          ret_handshake->packets[step] = packet;
          ret_handshake->sentences[step] = write_step (tree, step);
        }
      packet = octet_ui_flow_facts_next (session, packet);
    }
  return ret_handshake->packets[0] > 0;
}

/**
 * octet_ui_handshake_clear: (skip)
 * @self: a handshake
 *
 * Frees what it owns.
 */
void
octet_ui_handshake_clear (OctetUiHandshake *self)
{
  for (guint i = 0; i < OCTET_UI_HANDSHAKE_STEPS; i++)
    g_clear_pointer (&self->sentences[i], g_free);
}
