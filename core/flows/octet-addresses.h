/* octet-addresses.h - addresses that are longer than four octets, each kept once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Shorter ones are filled up with zeros, as OctetAddress does. */
#define OCTET_ADDRESSES_SIZE 16u

typedef struct _OctetAddresses OctetAddresses;

OctetAddresses *octet_addresses_new  (void);
void            octet_addresses_free (OctetAddresses       *self);
guint32         octet_addresses_add  (OctetAddresses       *self,
                                      const guint8         *bytes);
const guint8   *octet_addresses_get  (const OctetAddresses *self,
                                      guint32               number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetAddresses, octet_addresses_free)

G_END_DECLS
