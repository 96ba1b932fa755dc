/* octet-state.h - what earlier packets left behind for later ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first pass writes it, in order; afterwards it is read only, so that any
 * packet dissected alone gives the same tree.
 */
#pragma once

#include "flows/octet-expected.h"
#include "flows/octet-exchanges.h"
#include "flows/octet-facts.h"
#include "flows/octet-flow-table.h"
#include "flows/octet-fragments.h"
#include "flows/octet-memory.h"
#include "flows/octet-messages.h"
#include "flows/octet-stacks.h"
#include "flows/octet-tcp-table.h"

G_BEGIN_DECLS

/**
 * OctetState: (skip)
 * @flows: the conversations
 * @stacks: the chains of protocols
 * @tcp: the TCP connections, by stream number
 * @facts: what was learned of single packets
 * @messages: the messages that take more than one segment
 * @fragments: the datagrams that came in pieces
 * @exchanges: the requests and their responses
 * @memory: what protocols remember of conversations
 * @expected: conversations that were announced
 */
typedef struct
{
  OctetFlowTable *flows;
  OctetStacks    *stacks;
  OctetTcpTable  *tcp;
  OctetFacts     *facts;
  OctetMessages  *messages;
  OctetFragments *fragments;
  OctetExchanges *exchanges;
  OctetMemory    *memory;
  OctetExpected  *expected;
} OctetState;

OctetState *octet_state_new  (void);
void        octet_state_free (OctetState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetState, octet_state_free)

G_END_DECLS
