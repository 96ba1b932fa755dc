/* octet-registry.h - the protocols that a session knows, and the tables they hang in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Built once, then read only: any thread may look things up.
 */
#pragma once

#include <glib-object.h>

#include "dissect/octet-protocol.h"

G_BEGIN_DECLS

typedef struct _OctetRegistry OctetRegistry;
typedef struct _OctetTable    OctetTable;

/**
 * OctetRegistryEntry: (skip)
 * @protocol: the descriptor
 * @index: its place in the registry, from 0
 * @self: the field that stands for the whole layer (FT_PROTOCOL)
 * @notes: a field for each note of the protocol (FT_NONE), @protocol->n_notes of them
 *
 * A protocol as the registry knows it.
 */
typedef struct
{
  const OctetProtocol *protocol;
  guint                index;
  OctetField           self;
  OctetField          *notes;
} OctetRegistryEntry;

/**
 * OctetFieldRef: (skip)
 * @entry: the protocol whose table has the field
 * @index: the field's place in the table; -1 for the protocol itself, -2 - n for its note n
 *
 * One of the fields that share a key (dns.* stands in dns, mdns and llmnr).
 */
typedef struct
{
  const OctetRegistryEntry *entry;
  int                       index;
} OctetFieldRef;

OctetRegistry            *octet_registry_new           (const OctetProtocol *const *protocols,
                                                        gsize                       n_protocols);
OctetRegistry            *octet_registry_ref           (OctetRegistry *self);
void                      octet_registry_unref         (OctetRegistry *self);
gsize                     octet_registry_get_size      (const OctetRegistry *self);
const OctetRegistryEntry *octet_registry_get_entry     (const OctetRegistry *self,
                                                        gsize                index);
const OctetRegistryEntry *octet_registry_find          (const OctetRegistry *self,
                                                        const char          *key);
const OctetFieldRef      *octet_registry_find_field    (const OctetRegistry *self,
                                                        const char          *key,
                                                        gsize               *ret_count);
char                    **octet_registry_list_keys     (const OctetRegistry *self,
                                                        guint                flags);
const OctetField         *octet_field_ref_get_field    (const OctetFieldRef *self);
const OctetTable         *octet_registry_get_table     (const OctetRegistry *self,
                                                        const char          *name);
const OctetRegistryEntry *octet_table_find             (const OctetTable *self,
                                                        guint32           value);
const OctetRegistryEntry *octet_table_find_text        (const OctetTable *self,
                                                        const char       *text);
const OctetRegistryEntry *const *
                          octet_table_get_heuristics   (const OctetTable *self,
                                                        gsize            *ret_count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetRegistry, octet_registry_unref)

G_END_DECLS
