/* octet-conversations.h - who talked to whom, how much, and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-pairs.h"
#include "analysis/octet-statistic.h"
#include "packets/octet-packet-store.h"

G_BEGIN_DECLS

/* Columns of conversations. */
enum
{
  OCTET_CONVERSATION_ADDRESS_A,
  OCTET_CONVERSATION_PORT_A,
  OCTET_CONVERSATION_ADDRESS_B,
  OCTET_CONVERSATION_PORT_B,
  OCTET_CONVERSATION_PACKETS_A_TO_B,
  OCTET_CONVERSATION_BYTES_A_TO_B,
  OCTET_CONVERSATION_PACKETS_B_TO_A,
  OCTET_CONVERSATION_BYTES_B_TO_A,
  OCTET_CONVERSATION_RELATIVE_START,
  OCTET_CONVERSATION_DURATION,
};

#define OCTET_TYPE_CONVERSATIONS (octet_conversations_get_type ())
G_DECLARE_FINAL_TYPE (OctetConversations, octet_conversations, OCTET, CONVERSATIONS, OctetStatistic)

OctetStatistic *octet_conversations_new            (OctetFlowLevel        level)
  G_GNUC_WARN_UNUSED_RESULT;
OctetStatistic *octet_conversations_new_from_flows (OctetFlowLevel        level,
                                                    const OctetFlowTable *flows,
                                                    OctetPacketStore     *store)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
