/* protocols.c - the list of all protocols; a new one adds its name to protocols.list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/octet-protocols.h"

#define PROTOCOL(name) extern const OctetProtocol octet_protocol_##name;
#include "protocols/protocols.list"
#undef PROTOCOL

#define PROTOCOL(name) &octet_protocol_##name,
static const OctetProtocol *const protocols[] = {
#include "protocols/protocols.list"
};
#undef PROTOCOL

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
