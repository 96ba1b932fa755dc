/* pim-version-1.c - the first version of Protocol Independent Multicast, inside IGMP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0             1            2            4             5               8
 *     +-------------+------------+------------+-------------+---------------+-----------
 *     | 0x14        | code       | checksum   | version     | reserved      | by code …
 *     +-------------+------------+------------+-------------+---------------+-----------
 *
 * draft-ietf-idmr-pim-spec; all addresses are of IPv4.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/routing/pim-private.h"

enum { QUERY, REGISTER, REGISTER_STOP, JOIN_PRUNE, REACHABLE, ASSERT, GRAFT, GRAFT_ACK };

static void
add_sources (OctetDissector *self,
             guint           count,
             guint           field)
{
  octet_dissector_enter (self);
  for (guint i = 0; i < count && octet_dissector_ok (self); i++)
    {
      gsize at = octet_dissector_get_position (self);

      for (guint flag = PIM_ANNOTATED; flag <= PIM_FLAGS_RESERVED; flag++)
        octet_dissector_add (self, flag, at, 1);
      octet_reader_skip (octet_dissector_rest (self), 1);
      octet_dissector_read (self, PIM_MASK_LENGTH);
      octet_dissector_read (self, field);
    }
  octet_dissector_close (self);
}

static void
add_group (OctetDissector *self)
{
  octet_dissector_read (self, PIM_GROUP);
  octet_dissector_enter (self);
  octet_dissector_read (self, PIM_GROUP_MASK);
  octet_pim_add_lists (self, add_sources);
  octet_dissector_close (self);
}

static void
add_join_prune (OctetDissector *self)
{
  guint groups;

  octet_dissector_read (self, PIM_NEIGHBOUR);
  octet_dissector_read_size (self, PIM_RESERVED, 2);
  octet_dissector_read (self, PIM_HOLD_TIME);
  octet_dissector_read_size (self, PIM_RESERVED, 1);
  octet_dissector_read (self, PIM_MASK_LENGTH);
  octet_dissector_read (self, PIM_ADDRESS_LENGTH);
  groups = (guint) octet_dissector_read_size (self, PIM_N_GROUPS, 1);
  for (guint i = 0; i < groups && octet_dissector_ok (self); i++)
    add_group (self);
}

static void
add_register (OctetDissector *self)
{
  guint version = (guint) octet_reader_peek_be (octet_dissector_rest (self), 0, 1) >> 4;

  octet_dissector_add (self, PIM_IP_VERSION, octet_dissector_get_position (self), 1);
  octet_pim_hand_on_inner (self, version);
}

static void
add_content (OctetDissector *self,
             guint           code)
{
  switch (code)
    {
    case QUERY:
      octet_dissector_read (self, PIM_MODE);
      octet_reader_skip (octet_dissector_rest (self), 1);
      octet_dissector_read (self, PIM_HOLD_TIME);
      break;
    case REGISTER:
      add_register (self);
      break;
    case REGISTER_STOP:
      octet_dissector_read (self, PIM_GROUP);
      octet_dissector_read (self, PIM_SOURCE);
      break;
    case JOIN_PRUNE:
    case GRAFT:
    case GRAFT_ACK:
      add_join_prune (self);
      break;
    case REACHABLE:
      octet_dissector_read (self, PIM_GROUP_ADDRESS);
      octet_dissector_read (self, PIM_GROUP_MASK);
      octet_dissector_read (self, PIM_POINT);
      octet_dissector_read_size (self, PIM_RESERVED, 2);
      octet_dissector_read (self, PIM_HOLD_TIME);
      break;
    case ASSERT:
      octet_dissector_read (self, PIM_GROUP_ADDRESS);
      octet_dissector_read (self, PIM_GROUP_MASK);
      octet_pim_add_metric (self);
      break;
    default:
      break;
    }
}

/* A message of version 1, from its first octet. */
void
octet_pim_add_version_1 (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  const OctetField *field = &octet_pim_fields[PIM_CODE];
  guint code = (guint) octet_reader_peek_be (rest, 1, 1);
  const char *name = octet_name_find (field->names, field->n_names, code);

  octet_dissector_summarize (self, "%s", name != NULL ? _(name) : _("Unknown message"));
  octet_dissector_set_header (self, octet_dissector_get_captured (self));
  octet_dissector_add_text (self, PIM_IN_IGMP, "PIM (0x14)", 0, 1);
  octet_reader_skip (rest, 1);
  octet_dissector_read (self, PIM_CODE);
  octet_pim_add_checksum (self, code == REGISTER);
  octet_dissector_read (self, PIM_VERSION);
  octet_dissector_read_size (self, PIM_RESERVED, 3);
  octet_dissector_open (self, PIM_OPTIONS);
  add_content (self, code);
  octet_dissector_close (self);
}
