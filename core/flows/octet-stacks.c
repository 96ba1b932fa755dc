/* octet-stacks.c - interns chains of protocols.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-stacks.h"

#define MAX_STACKS 65535u
#define N_SLOTS 131072u /* twice the chains there can be: never full, so probing ends */

typedef struct
{
  guint16 parent;
  guint16 protocol;
} Stack;

struct _OctetStacks
{
  Stack   *stacks; /* MAX_STACKS of them, reserved at once: they never move */
  guint16 *slots;  /* N_SLOTS, 0 where empty */
  guint    count;
};

/**
 * octet_stacks_new: (skip)
 *
 * Returns: (transfer full): the table with nothing but the empty chain
 */
OctetStacks *
octet_stacks_new (void)
{
  OctetStacks *self = g_new0 (OctetStacks, 1);

  self->stacks = g_new0 (Stack, MAX_STACKS);
  self->slots = g_new0 (guint16, N_SLOTS);
  self->count = 1;
  return self;
}

/**
 * octet_stacks_free: (skip)
 * @self: (transfer full): a table
 */
void
octet_stacks_free (OctetStacks *self)
{
  g_free (self->stacks);
  g_free (self->slots);
  g_free (self);
}

/**
 * octet_stacks_push: (skip)
 * @self: a table
 * @stack: a chain
 * @protocol: a protocol's index in the registry
 *
 * First pass only.
 *
 * Returns: the chain with @protocol at its end; %OCTET_STACK_OVERFLOW where there are too many
 */
guint16
octet_stacks_push (OctetStacks *self,
                   guint16      stack,
                   guint        protocol)
{
  guint32 slot = ((guint32) stack * 40503u + protocol * 2654435761u) >> 15;

  if (stack == OCTET_STACK_OVERFLOW)
    return OCTET_STACK_OVERFLOW;
  for (slot &= N_SLOTS - 1; self->slots[slot] != 0; slot = (slot + 1) & (N_SLOTS - 1))
    {
      const Stack *there = &self->stacks[self->slots[slot]];

      if (there->parent == stack && there->protocol == protocol)
        return self->slots[slot];
    }
  if (self->count == MAX_STACKS)
    return OCTET_STACK_OVERFLOW;
  self->stacks[self->count].parent = stack;
  self->stacks[self->count].protocol = (guint16) protocol;
  self->slots[slot] = (guint16) self->count;
  return (guint16) self->count++;
}

/**
 * octet_stacks_get_count: (skip)
 * @self: a table
 *
 * Returns: how many chains there are, the empty one included; ids are smaller than this
 */
guint
octet_stacks_get_count (const OctetStacks *self)
{
  return self->count;
}

/**
 * octet_stacks_get_protocol: (skip)
 * @self: a table
 * @stack: a chain that is not empty
 *
 * Returns: index in the registry of its last protocol
 */
guint
octet_stacks_get_protocol (const OctetStacks *self,
                           guint16            stack)
{
  return self->stacks[stack].protocol;
}

/**
 * octet_stacks_get_parent: (skip)
 * @self: a table
 * @stack: a chain that is not empty
 *
 * Returns: the chain without its last protocol
 */
guint16
octet_stacks_get_parent (const OctetStacks *self,
                         guint16            stack)
{
  return self->stacks[stack].parent;
}
