/* octet-memory.h - what a protocol remembers of a conversation from packet to packet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written during the first pass, read only afterwards. Which request a response
 * answers, which version two TLS ends agreed on: each protocol keeps a struct of
 * its own for each flow, and files it here under its descriptor's address.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _OctetMemory OctetMemory;

OctetMemory *octet_memory_new  (void);
void         octet_memory_free (OctetMemory *self);
gpointer     octet_memory_find (const OctetMemory *self,
                                guint32            flow,
                                gconstpointer      owner);
void         octet_memory_put  (OctetMemory   *self,
                                guint32        flow,
                                gconstpointer  owner,
                                gpointer       data,
                                GDestroyNotify destroy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetMemory, octet_memory_free)

G_END_DECLS
