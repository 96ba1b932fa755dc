/* octet-ui-flow-facts.c - what the flow table says of a packet's place in its conversation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-flow-facts.h"
#include "bytes/octet-time.h"
#include "session/octet-session-names.h"

#include <glib/gi18n.h>

/* Looking ahead for the next packet costs a few nanoseconds each: this is below one
 * millisecond, so a key that is held down stays smooth. */
#define MAX_LOOK_AHEAD 200000u

static const OctetPacketRecord *
get_record (OctetSession *session,
            guint32       packet)
{
  OctetPacketStore *store = octet_session_get_store (session);

  if (store == NULL || packet == 0 || packet > octet_session_get_n_packets (session))
    return NULL;
  return octet_packet_store_get (store, packet);
}

/**
 * octet_ui_flow_facts_previous:
 * @session: a session
 * @packet: a packet's number
 *
 * Returns: the packet before it in its conversation; 0 for none
 */
guint32
octet_ui_flow_facts_previous (OctetSession *session,
                              guint32       packet)
{
  const OctetPacketRecord *record = get_record (session, packet);

  return record != NULL && record->flow != OCTET_NO_FLOW ? record->previous : 0;
}

/**
 * octet_ui_flow_facts_next:
 * @session: a session
 * @packet: a packet's number
 *
 * Returns: the packet after it in its conversation; 0 where there is none among the next
 *   200,000
 */
guint32
octet_ui_flow_facts_next (OctetSession *session,
                          guint32       packet)
{
  const OctetPacketRecord *record = get_record (session, packet);
  guint32 count = octet_session_get_n_packets (session);
  OctetPacketStore *store = octet_session_get_store (session);
  guint32 last;

  if (record == NULL || record->flow == OCTET_NO_FLOW)
    return 0;
  last = count - packet > MAX_LOOK_AHEAD ? packet + MAX_LOOK_AHEAD : count;
  for (guint32 i = packet + 1; i <= last; i++)
    if (octet_packet_store_get (store, i)->flow == record->flow)
      return i;
  return 0;
}

/* By its name, where the capture says one. */
static void
append_end (GString            *text,
            OctetNames         *names,
            const OctetAddress *address,
            guint16             port)
{
  g_autoptr (GString) end = g_string_new (NULL);
  g_autofree char *name = octet_names_find (names, address, NULL);

  octet_address_format (address, end);
  if (name != NULL)
    {
      g_string_append (text, name);
      if (port > 0)
        g_string_append_printf (text, ":%u", port);
      return;
    }
  /* Conversations of cards and of hosts have no ports. */
  if (port == 0)
    g_string_append (text, end->str);
  else if (address->kind == OCTET_ADDRESS_IPV6)
    g_string_append_printf (text, "[%s]:%u", end->str, port);
  else
    g_string_append_printf (text, "%s:%u", end->str, port);
}

static char *
write_gap (gint64 nanoseconds)
{
  double seconds = (double) nanoseconds / 1e9;

  if (seconds < 0.001)
    return g_strdup_printf (_("%.0f µs"), seconds * 1e6);
  if (seconds < 1)
    return g_strdup_printf (_("%.1f ms"), seconds * 1e3);
  return g_strdup_printf (_("%.1f s"), seconds);
}

/**
 * octet_ui_flow_facts_write:
 * @session: a session
 * @packet: a packet's number
 *
 * Returns: (transfer full) (nullable): one to three sentences that the packets prove;
 *   %NULL where the packet belongs to no conversation
 */
char *
octet_ui_flow_facts_write (OctetSession *session,
                           guint32       packet)
{
  const OctetPacketRecord *record = get_record (session, packet);
  const OctetPacketRecord *before;
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) a = NULL;
  g_autoptr (GString) b = NULL;
  g_autofree char *gap = NULL;
  const OctetFlowTable *flows;
  OctetNames *names = octet_session_get_names (session);
  const OctetFlow *flow;
  OctetAddress end;
  gboolean from_a;

  if (record == NULL || record->flow == OCTET_NO_FLOW)
    return NULL;
  flows = octet_session_get_state (session)->flows;
  flow = octet_flow_table_get (flows, record->flow);
  from_a = (record->flags & OCTET_PACKET_FROM_A) != 0;
  text = g_string_new (NULL);
  a = g_string_new (NULL);
  b = g_string_new (NULL);
  end = octet_flow_table_get_end (flows, flow, 0);
  append_end (a, names, &end, flow->port_a);
  end = octet_flow_table_get_end (flows, flow, 1);
  append_end (b, names, &end, flow->port_b);
  if (packet == flow->first_packet)
    g_string_append_printf (text, _("The first packet that %s sends to %s."), a->str, b->str);
  else if (from_a)
    g_string_append_printf (text, _("%s, who began the conversation, sends this to %s."), a->str,
                            b->str);
  else
    g_string_append_printf (text, _("%s answers %s, who began the conversation in packet %u."),
                            b->str, a->str, flow->first_packet);
  before = get_record (session, record->previous);
  if (before != NULL && record->time != G_MININT64)
    {
      gap = write_gap (octet_time_span (record->time, before->time));
      g_string_append_c (text, ' ');
      if ((before->flags & OCTET_PACKET_FROM_A) == (record->flags & OCTET_PACKET_FROM_A))
        g_string_append_printf (text, _("The same side sent packet %u, %s before."),
                                record->previous, gap);
      else
        g_string_append_printf (text, _("The other side sent packet %u, %s before."),
                                record->previous, gap);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
