/* protocols.c - the list of all protocols; a new one adds its name here and nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/octet-protocols.h"

/* One line a protocol, by folder, sorted. The first that asks for a number in
 * a table gets it. */
#define PROTOCOLS(X) \
  X (frame) X (data) X (expert) X (malformed) X (short_frame) \
  /* link */ \
  X (eth) X (ethertype) \


  /* transport */ \
  X (udp)

#define DECLARE(name) extern const OctetProtocol octet_protocol_##name;
PROTOCOLS (DECLARE)
#undef DECLARE

#define LIST(name) &octet_protocol_##name,
static const OctetProtocol *const protocols[] = { PROTOCOLS (LIST) };
#undef LIST

/**
 * octet_protocols_get_list: (skip)
 * @ret_count: (out): how many
 *
 * Returns: (transfer none) (array length=ret_count): the descriptors
 */
const OctetProtocol *const *
octet_protocols_get_list (gsize *ret_count)
{
  *ret_count = G_N_ELEMENTS (protocols);
  return protocols;
}

/**
 * octet_protocols_new_registry: (skip)
 *
 * Returns: (transfer full): a registry of all protocols
 */
OctetRegistry *
octet_protocols_new_registry (void)
{
  return octet_registry_new (protocols, G_N_ELEMENTS (protocols));
}
