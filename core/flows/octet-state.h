/* octet-state.h - what earlier packets left behind for later ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first pass writes it, in order; afterwards it is read only, so that any
 * packet dissected alone gives the same tree.
 */
#pragma once

#include "flows/octet-flow-table.h"
#include "flows/octet-memory.h"
#include "flows/octet-stacks.h"

G_BEGIN_DECLS

/**
 * OctetState: (skip)
 * @flows: the conversations
 * @stacks: the chains of protocols
 * @memory: what protocols remember of conversations
 */
typedef struct
{
  OctetFlowTable *flows;
  OctetStacks    *stacks;
  OctetMemory    *memory;
} OctetState;

OctetState *octet_state_new  (void);
void        octet_state_free (OctetState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetState, octet_state_free)

G_END_DECLS
