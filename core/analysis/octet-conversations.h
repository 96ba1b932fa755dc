/* octet-conversations.h - who talked to whom, how much, and when; and each end alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-pairs.h"
#include "analysis/octet-statistic.h"

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

/* Columns of endpoints. */
enum
{
  OCTET_ENDPOINT_ADDRESS,
  OCTET_ENDPOINT_PORT,
  OCTET_ENDPOINT_PACKETS_SENT,
  OCTET_ENDPOINT_BYTES_SENT,
  OCTET_ENDPOINT_PACKETS_RECEIVED,
  OCTET_ENDPOINT_BYTES_RECEIVED,
};

#define OCTET_TYPE_CONVERSATIONS (octet_conversations_get_type ())
G_DECLARE_FINAL_TYPE (OctetConversations, octet_conversations, OCTET, CONVERSATIONS, OctetStatistic)

#define OCTET_TYPE_ENDPOINTS (octet_endpoints_get_type ())
G_DECLARE_FINAL_TYPE (OctetEndpoints, octet_endpoints, OCTET, ENDPOINTS, OctetStatistic)

OctetStatistic *octet_conversations_new (OctetPairsLevel level) G_GNUC_WARN_UNUSED_RESULT;
OctetStatistic *octet_endpoints_new     (OctetPairsLevel level) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
