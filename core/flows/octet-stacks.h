/* octet-stacks.h - chains of protocols, each kept once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A chain is named by the chain before its last protocol and that protocol's
 * index in the registry. Captures have a few hundred chains, so a packet
 * stores 16 bits.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The empty chain. */
#define OCTET_STACK_EMPTY 0
/* A chain past the 65,534th: hostile captures only; it counts as unknown. */
#define OCTET_STACK_OVERFLOW G_MAXUINT16

typedef struct _OctetStacks OctetStacks;

OctetStacks *octet_stacks_new          (void);
void         octet_stacks_free         (OctetStacks *self);
guint16      octet_stacks_push         (OctetStacks *self,
                                        guint16      stack,
                                        guint        protocol);
guint        octet_stacks_get_count    (const OctetStacks *self);
guint        octet_stacks_get_protocol (const OctetStacks *self,
                                        guint16            stack);
guint16      octet_stacks_get_parent   (const OctetStacks *self,
                                        guint16            stack);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetStacks, octet_stacks_free)

G_END_DECLS
