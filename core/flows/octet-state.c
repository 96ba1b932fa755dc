/* octet-state.c - makes and frees what packets leave behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-state.h"

/**
 * octet_state_new: (skip)
 *
 * Returns: (transfer full): the state before the first packet
 */
OctetState *
octet_state_new (void)
{
  OctetState *self = g_new0 (OctetState, 1);

  self->flows = octet_flow_table_new ();
  self->stacks = octet_stacks_new ();
  self->tcp = octet_tcp_table_new ();
  self->facts = octet_facts_new ();
  self->messages = octet_messages_new ();
  self->fragments = octet_fragments_new ();
  self->exchanges = octet_exchanges_new ();
  self->memory = octet_memory_new ();
  self->expected = octet_expected_new ();
  return self;
}

/**
 * octet_state_free: (skip)
 * @self: (transfer full): a state
 */
void
octet_state_free (OctetState *self)
{
  octet_flow_table_free (self->flows);
  octet_stacks_free (self->stacks);
  octet_tcp_table_free (self->tcp);
  octet_facts_free (self->facts);
  octet_messages_free (self->messages);
  octet_fragments_free (self->fragments);
  octet_exchanges_free (self->exchanges);
  octet_memory_free (self->memory);
  octet_expected_free (self->expected);
  g_free (self);
}
