/* pim-private.h - what the files of Protocol Independent Multicast share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

/* The type of message by which IGMP carries version 1. */
#define OCTET_PIM_IN_IGMP 0x14

/* Behind each address of IPv4 stands its twin for IPv6. */
enum
{
  PIM_VERSION, PIM_TYPE, PIM_RESERVED, PIM_SUBTYPE, PIM_SUBTYPE_RESERVED, PIM_CHECKSUM,
  PIM_CHECKSUM_STATUS, PIM_OPTIONS, PIM_OPTION_TYPE, PIM_OPTION_LENGTH, PIM_OPTION_VALUE,
  PIM_HOLD_TIME, PIM_TRACKING, PIM_DELAY, PIM_OVERRIDE, PIM_ROUTER_PRIORITY, PIM_GENERATION,
  PIM_REFRESH_VERSION, PIM_REFRESH_INTERVAL, PIM_REFRESH_RESERVED, PIM_REGISTER_FLAGS,
  PIM_REGISTER_BORDER, PIM_REGISTER_NULL, PIM_IP_VERSION, PIM_N_GROUPS, PIM_GROUP_SET,
  PIM_N_JOINS, PIM_N_PRUNES, PIM_SHARED_TREE, PIM_PREFERENCE, PIM_METRIC, PIM_FRAGMENT_TAG,
  PIM_HASH_LENGTH, PIM_BOOTSTRAP_PRIORITY, PIM_N_POINTS, PIM_N_POINTS_HERE, PIM_PRIORITY,
  PIM_N_PREFIXES, PIM_MASK_LENGTH, PIM_TTL, PIM_PRUNE_INDICATOR, PIM_PRUNE_NOW,
  PIM_ASSERT_OVERRIDE, PIM_INTERVAL, PIM_OTHER_PREFERENCE, PIM_OTHER_METRIC, PIM_BACKOFF,
  PIM_WINNER_PREFERENCE, PIM_WINNER_METRIC,
  PIM_FAMILY, PIM_ENCODING, PIM_GROUP_FLAGS, PIM_GROUP_BIDIRECTIONAL, PIM_GROUP_RESERVED,
  PIM_GROUP_ZONE, PIM_SOURCE_FLAGS, PIM_SOURCE_RESERVED, PIM_SOURCE_SPARSE, PIM_SOURCE_WILD,
  PIM_SOURCE_SHARED,
  PIM_UNICAST, PIM_UNICAST_6, PIM_GROUP, PIM_GROUP_6, PIM_SOURCE, PIM_SOURCE_6, PIM_NEIGHBOUR,
  PIM_NEIGHBOUR_6, PIM_JOIN, PIM_JOIN_6, PIM_PRUNE, PIM_PRUNE_6, PIM_SECONDARY, PIM_SECONDARY_6,
  PIM_BOOTSTRAP, PIM_BOOTSTRAP_6, PIM_POINT, PIM_POINT_6, PIM_ORIGINATOR, PIM_ORIGINATOR_6,
  PIM_OFFERING, PIM_OFFERING_6, PIM_WINNER, PIM_WINNER_6,
  PIM_IN_IGMP, PIM_CODE, PIM_MODE, PIM_GROUP_MASK, PIM_GROUP_ADDRESS, PIM_ADDRESS_LENGTH,
  PIM_ANNOTATED, PIM_SPARSE, PIM_WILD, PIM_SHARED, PIM_FLAGS_RESERVED,
  PIM_N_FIELDS,
};

extern const OctetField octet_pim_fields[PIM_N_FIELDS];

void octet_pim_add_checksum  (OctetDissector *self,
                              gboolean        is_register);
void octet_pim_add_lists     (OctetDissector *self,
                              void          (*add_sources) (OctetDissector *self,
                                                            guint           count,
                                                            guint           field));
void octet_pim_add_metric    (OctetDissector *self);
void octet_pim_hand_on_inner (OctetDissector *self,
                              guint           version);
void octet_pim_add_version_1 (OctetDissector *self);

G_END_DECLS
