/* mobility.c - the Mobility header of IPv6, RFC 6275, 6.1
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1        2        3        4                 6
 *     +--------+--------+--------+--------+-----------------+-----------------------
 *     | next   | length | type   | 0      | checksum        | message, then options …
 *     +--------+--------+--------+--------+-----------------+-----------------------
 *
 * A node that moves tells its home agent and those it talks to where it is now. The options are in
 * mobility-options.c, the table in mobility-fields.c.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/network/ipv6.h"
#include "protocols/network/mobility.h"

#define HEADER_SIZE 6
/* The number that Mobile IPv6 had before it was given its own. */
#define NUMBER_OLD 62
#define REVOCATION 16

static const OctetNote notes[MOBILITY_N_NOTES] = {
  [MOBILITY_SHORT_HEADER] = { "mip6.bogus_header_length", OCTET_NOTE_ERROR, OCTET_GROUP_PROTOCOL,
    N_("The header is shorter than its message") },
  [MOBILITY_WRONG_LENGTH] = { "mip6.opt.len.invalid", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The length does not fit the option") },
  [MOBILITY_PAST_END] = { "mip6.opt.len.invalid", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The option goes past the end of the header") },
  [MOBILITY_NOT_READ] = { "mip6.ie_not_dissected", OCTET_NOTE_NOTE, OCTET_GROUP_UNDECODED,
    N_("The meaning of these octets is not known") },
};

static const OctetCarrier carriers[] = {
  { "ip.proto", OCTET_IPV6_MOBILITY }, { "ip.proto", NUMBER_OLD },
};

/* Flags that share their octets, from the one at the reader on. */
static void
read_flags (OctetDissector *self,
            guint           first,
            guint           last,
            gsize           size)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = rest->position;

  octet_reader_skip (rest, size);
  if (!octet_reader_ok (rest))
    return;
  for (guint field = first; field <= last; field++)
    octet_dissector_add (self, field, at, size);
}

static void
skip (OctetDissector *self,
      gsize           size)
{
  octet_reader_skip (octet_dissector_rest (self), size);
}

/* RFC 6275, 6.1.3 to 6.1.6 */
static void
read_test (OctetDissector *self,
           guint           type)
{
  switch (type)
    {
    case 1:
      skip (self, 2);
      octet_dissector_read (self, MOBILITY_HOME_COOKIE);
      return;
    case 2:
      skip (self, 2);
      octet_dissector_read (self, MOBILITY_CARE_COOKIE);
      return;
    case 3:
      octet_dissector_read_run (self, MOBILITY_HOT_INDEX, MOBILITY_TOKEN);
      return;
    case 4:
    default:
      octet_dissector_read_run (self, MOBILITY_COT_INDEX, MOBILITY_COT_COOKIE);
      octet_dissector_read (self, MOBILITY_TOKEN);
    }
}

/* RFC 6275, 6.1.7 to 6.1.9 */
static void
read_binding (OctetDissector *self,
              guint           type)
{
  switch (type)
    {
    case 5:
      octet_dissector_read (self, MOBILITY_BU_SEQUENCE);
      read_flags (self, MOBILITY_BU_ACKNOWLEDGE, MOBILITY_BU_BULK, 2);
      octet_dissector_read (self, MOBILITY_BU_LIFETIME);
      return;
    case 6:
      octet_dissector_read (self, MOBILITY_BA_STATUS);
      read_flags (self, MOBILITY_BA_KEYS, MOBILITY_BA_BULK, 1);
      octet_dissector_read_run (self, MOBILITY_BA_SEQUENCE, MOBILITY_BA_LIFETIME);
      return;
    case 7:
    default:
      octet_dissector_read (self, MOBILITY_BE_STATUS);
      skip (self, 1);
      octet_dissector_read (self, MOBILITY_BE_HOME);
    }
}

/* RFC 5568, 6.2.2 and 6.2.3 */
static void
read_fast (OctetDissector *self,
           guint           type)
{
  if (type == 8)
    {
      octet_dissector_read (self, MOBILITY_FBU_SEQUENCE);
      read_flags (self, MOBILITY_FBU_ACKNOWLEDGE, MOBILITY_FBU_KEYS, 1);
      skip (self, 1);
      octet_dissector_read (self, MOBILITY_FBU_LIFETIME);
      return;
    }
  octet_dissector_read (self, MOBILITY_FBA_STATUS);
  read_flags (self, MOBILITY_FBA_KEYS, MOBILITY_FBA_KEYS, 1);
  octet_dissector_read_run (self, MOBILITY_FBA_SEQUENCE, MOBILITY_FBA_LIFETIME);
}

/* RFC 5142, 5 */
static void
read_switch (OctetDissector *self)
{
  guint count = (guint) octet_dissector_read (self, MOBILITY_SWITCH_COUNT);

  octet_dissector_read (self, MOBILITY_SWITCH_RESERVED);
  for (guint i = 0; i < count && octet_dissector_ok (self); i++)
    octet_dissector_read (self, MOBILITY_SWITCH_AGENT);
}

/* RFC 5847, 3.3 */
static void
read_heartbeat (OctetDissector *self)
{
  skip (self, 1);
  read_flags (self, MOBILITY_BEAT_UNASKED, MOBILITY_BEAT_RESPONSE, 1);
  octet_dissector_read (self, MOBILITY_BEAT_SEQUENCE);
}

/* RFC 5949, 6.1 */
static void
read_handover (OctetDissector *self,
               guint           type)
{
  octet_dissector_read (self, type == 14 ? MOBILITY_HI_SEQUENCE : MOBILITY_HA_SEQUENCE);
  if (type == 14)
    read_flags (self, MOBILITY_HI_ASSIGNED, MOBILITY_HI_BUFFER, 1);
  else
    skip (self, 1);
  octet_dissector_read (self, type == 14 ? MOBILITY_HI_CODE : MOBILITY_HA_CODE);
}

/* RFC 5846, 6 */
static void
read_revocation (OctetDissector *self)
{
  gboolean is_answer = octet_dissector_read (self, MOBILITY_REVOKE_TYPE) == 2;

  octet_dissector_read (self, is_answer ? MOBILITY_REVOKE_STATUS : MOBILITY_REVOKE_REASON);
  octet_dissector_read (self, MOBILITY_REVOKE_SEQUENCE);
  read_flags (self, is_answer ? MOBILITY_REVOKED_PROXY : MOBILITY_REVOKE_PROXY,
              is_answer ? MOBILITY_REVOKED_GLOBAL : MOBILITY_REVOKE_GLOBAL, 2);
  if (octet_dissector_ok (self))
    octet_dissector_add (self, MOBILITY_REVOKE_RESERVED, octet_dissector_get_position (self) - 2,
                         2);
}

/* Messages without a fixed form: all that is left of the header belongs to them. */
static void
read_rest (OctetDissector *self,
           guint           field,
           gsize           header)
{
  octet_dissector_read_size (self, field, MAX (header, HEADER_SIZE + 2) - HEADER_SIZE);
}

static void
read_message (OctetDissector *self,
              guint           type,
              gsize           header)
{
  switch (type)
    {
    case 0:
      octet_dissector_read_size (self, MOBILITY_REFRESH, 2);
      break;
    case 1: case 2: case 3: case 4:
      read_test (self, type);
      break;
    case 5: case 6: case 7:
      read_binding (self, type);
      break;
    case 8: case 9:
      read_fast (self, type);
      break;
    case 10:
      octet_dissector_read_size (self, MOBILITY_NEIGHBOR, 2);
      break;
    case 11:
      read_rest (self, MOBILITY_EXPERIMENT, header);
      break;
    case 12:
      read_switch (self);
      break;
    case 13:
      read_heartbeat (self);
      break;
    case 14: case 15:
      read_handover (self, type);
      break;
    case REVOCATION:
      read_revocation (self);
      break;
    default:
      read_rest (self, MOBILITY_UNKNOWN, header);
    }
}

static void
mobility_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint type = (guint) octet_dissector_get_uint (self, MOBILITY_TYPE);
  gsize header = 8 * (octet_dissector_get_uint (self, MOBILITY_LENGTH) + 1);
  const OctetField *field = &octet_mobility_fields[MOBILITY_TYPE];
  const char *name = octet_name_find (field->names, field->n_names, type);

  name = name != NULL ? _(name) : _("Unknown message");
  octet_dissector_describe (self, ", %s", name);
  octet_dissector_summarize (self, "%s", name);
  octet_dissector_open_text (self, name);
  read_message (self, type, header);
  octet_dissector_close (self);
  if (!octet_dissector_ok (self))
    return;
  if (rest->position > header)
    octet_dissector_note (self, MOBILITY_SHORT_HEADER, MOBILITY_LENGTH);
  if (header > rest->size)
    {
      skip (self, header - rest->position);
      return;
    }
  rest->size = MAX (header, rest->position);
  octet_mobility_add_options (self);
}

const OctetProtocol octet_protocol_mipv6 = {
  .key = "mipv6",
  .name = N_("Mobility header of IPv6"),
  .short_name = "MIPv6",
  .reference = "RFC 6275, 6.1",
  .level = OCTET_LEVEL_NETWORK,
  .header_size = HEADER_SIZE,
  .fields = octet_mobility_fields,
  .n_fields = MOBILITY_N_FIELDS,
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = mobility_dissect,
  .lesson = N_("A device keeps its address while it moves from network to network. With these "
               "messages it tells its home, and those it talks to, where it is now, and proves "
               "that it may say so."),
};
