/* pim.c - Protocol Independent Multicast, version 2, RFC 7761; version 1 is in pim-version-1.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0             1            2            4
 *     +-------------+------------+------------+------------------
 *     | ver, type   | reserved   | checksum   | by type …
 *     +-------------+------------+------------+------------------
 *
 * Addresses, section 4.9.1; flags and mask are missing where it is simply a machine's:
 *
 *     0            1            2            3            4
 *     +------------+------------+------------+------------+------------------
 *     | family     | encoding   | flags      | mask       | address …
 *     +------------+------------+------------+------------+------------------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/routing/pim-private.h"

#define PROTOCOL 103

enum
{
  HELLO, REGISTER, REGISTER_STOP, JOIN_PRUNE, BOOTSTRAP, ASSERT, GRAFT, GRAFT_ACK, CANDIDATE,
  STATE_REFRESH, ELECTION,
};

enum { ELECTION_BACKOFF = 3, ELECTION_PASS = 4 };

/* How an address is written. */
typedef enum { MACHINE, GROUP, SOURCE } Form;

enum { BAD_CHECKSUM };

static const OctetNote notes[] = {
  [BAD_CHECKSUM] = { "pim.bad_checksum", OCTET_NOTE_ERROR, OCTET_GROUP_CHECKSUM,
    N_("The checksum does not fit the message") },
};

static const OctetCarrier carriers[] = {
  { "ip.proto", PROTOCOL }, { "igmp.type", OCTET_PIM_IN_IGMP },
};

/* One address, as @field says, or the field behind it for IPv6. Unknown families end the layer:
 * nobody knows how long they are. */
static void
add_address (OctetDissector *self,
             Form            form,
             guint           field)
{
  static const guint inner[] = { PIM_UNICAST, PIM_GROUP, PIM_SOURCE };
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = octet_dissector_get_position (self);
  guint family = (guint) octet_reader_peek_be (rest, 0, 1), twin = family == 2;
  gsize size = twin ? 16 : 4, before = form == MACHINE ? 2 : 4;

  if ((family != 1 && family != 2) || octet_reader_left (rest) < before + size)
    {
      octet_dissector_mark_malformed (self);
      return;
    }
  octet_dissector_add_bytes (self, field + twin, octet_dissector_get_bytes (self) + at + before,
                             size, at, before + size);
  octet_dissector_enter (self);
  octet_dissector_read (self, PIM_FAMILY);
  octet_dissector_read (self, PIM_ENCODING);
  if (form != MACHINE)
    {
      octet_dissector_read (self, form == GROUP ? PIM_GROUP_FLAGS : PIM_SOURCE_FLAGS);
      octet_dissector_read (self, PIM_MASK_LENGTH);
    }
  octet_dissector_read_size (self, inner[form] + twin, size);
  octet_dissector_close (self);
}

static void
add_prune_delay (OctetDissector *self)
{
  octet_dissector_add (self, PIM_TRACKING, octet_dissector_get_position (self), 1);
  octet_dissector_read (self, PIM_DELAY);
  octet_dissector_read (self, PIM_OVERRIDE);
}

static void
add_option_value (OctetDissector *self,
                  guint           type,
                  gsize           size)
{
  gsize end = octet_dissector_get_position (self) + size;

  /* Of a known option everything is read, however long it says it is. */
  if (type == 1)
    octet_dissector_read (self, PIM_HOLD_TIME);
  else if (type == 2)
    add_prune_delay (self);
  else if (type == 19)
    octet_dissector_read (self, PIM_ROUTER_PRIORITY);
  else if (type == 20)
    octet_dissector_read (self, PIM_GENERATION);
  else if (type == 21)
    {
      octet_dissector_read (self, PIM_REFRESH_VERSION);
      octet_dissector_read (self, PIM_REFRESH_INTERVAL);
      octet_dissector_read (self, PIM_REFRESH_RESERVED);
    }
  else if (type == 24 || type == 65001)
    while (octet_dissector_ok (self) && octet_dissector_get_position (self) < end)
      add_address (self, MACHINE, PIM_SECONDARY);
  else if (size > 0)
    octet_dissector_read_size (self, PIM_OPTION_VALUE, size);
  if (!octet_dissector_ok (self))
    return;
  if (octet_dissector_get_position (self) < end)
    octet_reader_skip (octet_dissector_rest (self), end - octet_dissector_get_position (self));
  else
    octet_dissector_rest (self)->position = end;
}

static void
add_hello (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);

  while (octet_dissector_ok (self) && octet_reader_left (rest) >= 2)
    {
      guint type;
      gsize size;

      octet_dissector_open_text (self, _("Option"));
      type = (guint) octet_dissector_read (self, PIM_OPTION_TYPE);
      size = octet_dissector_read (self, PIM_OPTION_LENGTH);
      add_option_value (self, type, size);
      octet_dissector_close (self);
    }
}

static void
add_list (OctetDissector *self,
          guint           count,
          guint           field)
{
  octet_dissector_enter (self);
  for (guint i = 0; i < count && octet_dissector_ok (self); i++)
    add_address (self, SOURCE, field);
  octet_dissector_close (self);
}

/* How many sources a group is joined from, how many it is left from, and then both. */
void
octet_pim_add_lists (OctetDissector *self,
                     void          (*add_sources) (OctetDissector *self,
                                                   guint           count,
                                                   guint           field))
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = octet_dissector_get_position (self);
  guint joins = octet_reader_be16 (rest);
  guint prunes = octet_reader_be16 (rest);

  octet_dissector_add (self, PIM_N_JOINS, at, 2);
  add_sources (self, joins, PIM_JOIN);
  octet_dissector_add (self, PIM_N_PRUNES, at + 2, 2);
  add_sources (self, prunes, PIM_PRUNE);
}

static void
add_group_set (OctetDissector *self)
{
  octet_dissector_add_text (self, PIM_GROUP_SET, "", octet_dissector_get_position (self), 0);
  octet_dissector_enter (self);
  add_address (self, GROUP, PIM_GROUP);
  octet_pim_add_lists (self, add_list);
  octet_dissector_close (self);
}

static void
add_join_prune (OctetDissector *self)
{
  guint groups;

  add_address (self, MACHINE, PIM_NEIGHBOUR);
  octet_dissector_read_size (self, PIM_RESERVED, 1);
  groups = (guint) octet_dissector_read_size (self, PIM_N_GROUPS, 1);
  octet_dissector_read (self, PIM_HOLD_TIME);
  for (guint i = 0; i < groups && octet_dissector_ok (self); i++)
    add_group_set (self);
}

/* RFC 5059, section 4.1 */
static void
add_bootstrap (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);

  octet_dissector_read (self, PIM_FRAGMENT_TAG);
  octet_dissector_read (self, PIM_HASH_LENGTH);
  octet_dissector_read (self, PIM_BOOTSTRAP_PRIORITY);
  add_address (self, MACHINE, PIM_BOOTSTRAP);
  while (octet_dissector_ok (self) && octet_reader_left (rest) > 0)
    {
      guint points;

      add_address (self, GROUP, PIM_GROUP);
      octet_dissector_read (self, PIM_N_POINTS);
      points = (guint) octet_dissector_read (self, PIM_N_POINTS_HERE);
      octet_dissector_read_size (self, PIM_RESERVED, 2);
      for (guint i = 0; i < points && octet_dissector_ok (self); i++)
        {
          add_address (self, MACHINE, PIM_POINT);
          octet_dissector_read (self, PIM_HOLD_TIME);
          octet_dissector_read (self, PIM_PRIORITY);
          octet_dissector_read_size (self, PIM_RESERVED, 1);
        }
    }
}

static void
add_candidate (OctetDissector *self)
{
  guint prefixes = (guint) octet_dissector_read (self, PIM_N_PREFIXES);

  octet_dissector_read (self, PIM_PRIORITY);
  octet_dissector_read (self, PIM_HOLD_TIME);
  add_address (self, MACHINE, PIM_POINT);
  for (guint i = 0; i < prefixes && octet_dissector_ok (self); i++)
    add_address (self, GROUP, PIM_GROUP);
}

/* How far a router says that the source, or the root of the shared tree, is. */
void
octet_pim_add_metric (OctetDissector *self)
{
  octet_dissector_add (self, PIM_SHARED_TREE, octet_dissector_get_position (self), 1);
  octet_dissector_read (self, PIM_PREFERENCE);
  octet_dissector_read (self, PIM_METRIC);
}

/* RFC 3973, section 4.7.10 */
static void
add_state_refresh (OctetDissector *self)
{
  gsize at;

  add_address (self, GROUP, PIM_GROUP);
  add_address (self, MACHINE, PIM_SOURCE);
  add_address (self, MACHINE, PIM_ORIGINATOR);
  octet_pim_add_metric (self);
  octet_dissector_read (self, PIM_MASK_LENGTH);
  octet_dissector_read (self, PIM_TTL);
  at = octet_dissector_get_position (self);
  octet_dissector_add (self, PIM_PRUNE_INDICATOR, at, 1);
  octet_dissector_add (self, PIM_PRUNE_NOW, at, 1);
  octet_dissector_read (self, PIM_ASSERT_OVERRIDE);
  octet_dissector_read (self, PIM_INTERVAL);
}

/* RFC 5015, section 3.7 */
static void
add_election (OctetDissector *self,
              guint           subtype)
{
  add_address (self, MACHINE, PIM_POINT);
  octet_dissector_read (self, PIM_PREFERENCE);
  octet_dissector_read (self, PIM_METRIC);
  if (subtype == ELECTION_BACKOFF)
    {
      add_address (self, MACHINE, PIM_OFFERING);
      octet_dissector_read (self, PIM_OTHER_PREFERENCE);
      octet_dissector_read (self, PIM_OTHER_METRIC);
      octet_dissector_read (self, PIM_BACKOFF);
    }
  else if (subtype == ELECTION_PASS)
    {
      add_address (self, MACHINE, PIM_WINNER);
      octet_dissector_read (self, PIM_WINNER_PREFERENCE);
      octet_dissector_read (self, PIM_WINNER_METRIC);
    }
}

static gboolean
is_over_ipv6 (OctetDissector *self)
{
  return octet_dissector_get_source (self)->kind == OCTET_ADDRESS_IPV6;
}

/* The packet inside a register. */
void
octet_pim_hand_on_inner (OctetDissector *self,
                         guint           version)
{
  if (version == 4)
    octet_dissector_hand_on (self, "ethertype", 0x0800, 0x0800);
  else if (version == 6)
    octet_dissector_hand_on (self, "ethertype", 0x86dd, 0x86dd);
}

static void
add_register (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint version;

  octet_dissector_read (self, PIM_REGISTER_FLAGS);
  version = (guint) octet_reader_peek_be (rest, 0, 1) >> 4;
  octet_dissector_add (self, PIM_IP_VERSION, octet_dissector_get_position (self), 1);
  /* An empty register has a header of zeros, of which nothing but the size is known. */
  if (version == 0)
    octet_reader_skip (rest, is_over_ipv6 (self) ? 40 : 20);
  octet_pim_hand_on_inner (self, version);
}

static void
add_content (OctetDissector *self,
             guint           type,
             guint           subtype)
{
  switch (type)
    {
    case HELLO:
      add_hello (self);
      break;
    case REGISTER:
      add_register (self);
      break;
    case REGISTER_STOP:
    case ASSERT:
      add_address (self, GROUP, PIM_GROUP);
      add_address (self, MACHINE, PIM_SOURCE);
      if (type == ASSERT)
        octet_pim_add_metric (self);
      break;
    case JOIN_PRUNE:
    case GRAFT:
    case GRAFT_ACK:
      add_join_prune (self);
      break;
    case BOOTSTRAP:
      add_bootstrap (self);
      break;
    case CANDIDATE:
      add_candidate (self);
      break;
    case STATE_REFRESH:
      add_state_refresh (self);
      break;
    case ELECTION:
      add_election (self, subtype);
      break;
    default:
      octet_dissector_hand_on_data (self);
    }
}

/* RFC 7761, section 4.9: a register's sum leaves out the packet inside; over IPv6 the addresses
 * count too. */
void
octet_pim_add_checksum (OctetDissector *self,
                        gboolean        is_register)
{
  gsize size = octet_dissector_get_size (self);
  guint16 sum;
  int verdict = 2;

  octet_dissector_read (self, PIM_CHECKSUM);
  if (!octet_dissector_ok (self) || !octet_dissector_wants (self, OCTET_WANTS_FIELDS) ||
      octet_dissector_is_quoted (self))
    return;
  if (octet_dissector_sum_internet (self, is_register ? MIN (size, 8) : size,
                                    is_over_ipv6 (self) ? PROTOCOL : -1, &sum))
    verdict = sum == 0xffff;
  octet_dissector_set_verdict (self, PIM_CHECKSUM, PIM_CHECKSUM_STATUS, BAD_CHECKSUM, verdict);
}

static void
pim_dissect (OctetDissector *self)
{
  guint first = (guint) octet_reader_peek_be (octet_dissector_rest (self), 0, 1);
  guint subtype = (guint) octet_reader_peek_be (octet_dissector_rest (self), 1, 1) >> 4;
  guint type = first & 0x0f;
  const OctetField *field = &octet_pim_fields[PIM_TYPE];
  const char *name = octet_name_find (field->names, field->n_names, type);

  if (octet_dissector_get_parameter (self) == OCTET_PIM_IN_IGMP)
    {
      octet_pim_add_version_1 (self);
      return;
    }
  octet_dissector_summarize (self, "%s", name != NULL ? _(name) : _("Unknown message"));
  octet_dissector_set_header (self, octet_dissector_get_captured (self));
  octet_dissector_add (self, PIM_VERSION, 0, 1);
  octet_dissector_read (self, PIM_TYPE);
  if (type == ELECTION)
    {
      octet_dissector_add (self, PIM_SUBTYPE, 1, 1);
      octet_dissector_read (self, PIM_SUBTYPE_RESERVED);
    }
  else
    octet_dissector_read_size (self, PIM_RESERVED, 1);
  octet_pim_add_checksum (self, type == REGISTER);
  if (octet_reader_left (octet_dissector_rest (self)) == 0 || !octet_dissector_ok (self))
    return;
  octet_dissector_open (self, PIM_OPTIONS);
  if (first >> 4 == 2)
    add_content (self, type, subtype);
  octet_dissector_close (self);
}

const OctetProtocol octet_protocol_pim = {
  .key = "pim",
  .name = N_("Protocol Independent Multicast"),
  .short_name = "PIM",
  .reference = "RFC 7761",
  .level = OCTET_LEVEL_NETWORK,
  .row_from = 1,
  .fields = octet_pim_fields,
  .n_fields = PIM_N_FIELDS,
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = pim_dissect,
  .lesson = N_("Routers agree on trees along which one stream reaches many receivers. It takes the "
               "ways from whatever routing protocol there is, hence its name."),
};
