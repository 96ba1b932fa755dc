/* stp.c - the spanning tree protocols by which bridges avoid loops, IEEE 802.1D, 802.1Q (MSTP).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0          2         3      4       5               13         17
 *     +----------+---------+------+-------+---------------+----------+---------------
 *     | protocol | version | type | flags | root bridge   | cost     | bridge (8),
 *     |          |         |      |       | (8)           |          | port (2), times (8)
 *     +----------+---------+------+-------+---------------+----------+---------------
 *
 * A bridge's identifier is a priority of four bits, an extension of twelve and
 * its address. Times count 1/256 s. Behind may stand the regions of MSTP.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  PROTOCOL, VERSION, TYPE, FLAGS, F_ACK, F_CHANGE, RAPID_FLAGS, R_ACK, R_AGREEMENT,
  R_FORWARDING, R_LEARNING, R_ROLE, R_PROPOSAL, R_CHANGE, ROOT_PRIORITY, ROOT_EXTENSION,
  ROOT_ADDRESS, ROOT_COST, BRIDGE_PRIORITY, BRIDGE_EXTENSION, BRIDGE_ADDRESS, PORT,
  MESSAGE_AGE, MAX_AGE, HELLO, FORWARD_DELAY, FIRST_LENGTH, REGION_LENGTH, CONFIG_SELECTOR,
  CONFIG_NAME, CONFIG_REVISION, CONFIG_DIGEST, CIST_COST, CIST_PRIORITY, CIST_EXTENSION,
  CIST_ADDRESS, CIST_HOPS, MSTI_FLAGS, M_ACK, M_AGREEMENT, M_FORWARDING, M_LEARNING, M_ROLE,
  M_PROPOSAL, M_CHANGE, MSTI_PRIORITY, MSTI_ID, MSTI_ROOT, MSTI_COST, MSTI_BRIDGE, MSTI_PORT,
  MSTI_HOPS,
};

enum { TYPE_CONFIGURATION = 0x00, TYPE_RAPID = 0x02, TYPE_CHANGE = 0x80 };

/* Octets of the shortest message, and up to the end of the port in a longer one. */
#define SMALLEST_SIZE 4u
#define PORT_END 27u
/* Octets of a message of one spanning tree instance, IEEE 802.1Q, 14.4. */
#define INSTANCE_SIZE 16u
/* Octets of the part about regions before the instances. */
#define REGION_SIZE 64u

static const OctetName versions[] = {
  { 0, "STP" }, { 2, "RSTP" }, { 3, "MSTP" }, { 4, "SPT" },
};
static const OctetName types[] = {
  { 0x00, N_("Configuration") }, { 0x02, N_("Rapid or multiple spanning tree") },
  { 0x80, N_("Topology change") },
};
static const OctetName roles[] = {
  { 0, N_("Unknown") }, { 1, N_("Alternate or backup") }, { 2, N_("Root") },
  { 3, N_("Designated") },
};

#define LESSON_F \
  N_("One step of how two rapid bridges agree that a port may forward.")
#define LESSON_TC \
  N_("Whether lines were changed, so that all should forget which address lies " \
     "where.")

static const OctetField fields[] = {
  [PROTOCOL] = { "stp.protocol", N_("Protocol"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("0 for spanning tree.") },
  [VERSION] = { "stp.version", N_("Version"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (versions),
    .lesson = N_("Which edition: the first takes half a minute after a change, the rapid one a "
                 "second or two.") },
  [TYPE] = { "stp.type", N_("Type"), OCTET_FIELD_HEX, .bits = 8, OCTET_NAMED (types),
    .lesson = N_("Whether it tells the state of the tree or only that something changed.") },
  [FLAGS] = { "stp.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("What changed.") },
  [F_ACK] = { "stp.flags.tcack", N_("Change acknowledged"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x80, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_TC },
  [F_CHANGE] = { "stp.flags.tc", N_("Topology change"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x1, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_TC },
  [RAPID_FLAGS] = { "stp.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("What the sending port is, and what it proposes.") },
  [R_ACK] = { "stp.flags.tcack", N_("Change acknowledged"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (RAPID_FLAGS), .mask = 0x80, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_TC },
  [R_AGREEMENT] = { "stp.flags.agreement", N_("Agreement"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (RAPID_FLAGS), .mask = 0x40, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_F },
  [R_FORWARDING] = { "stp.flags.forwarding", N_("Forwarding"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (RAPID_FLAGS), .mask = 0x20, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_F },
  [R_LEARNING] = { "stp.flags.learning", N_("Learning"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (RAPID_FLAGS), .mask = 0x10, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_F },
  [R_ROLE] = { "stp.flags.port_role", N_("Port role"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (RAPID_FLAGS), .mask = 0xc, OCTET_NAMED (roles),
    .lesson = N_("A root port leads to the root, a designated one away from it; the others are "
                 "shut down until needed.") },
  [R_PROPOSAL] = { "stp.flags.proposal", N_("Proposal"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (RAPID_FLAGS), .mask = 0x2, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_F },
  [R_CHANGE] = { "stp.flags.tc", N_("Topology change"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (RAPID_FLAGS), .mask = 0x1, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_TC },
  [ROOT_PRIORITY] = { "stp.root.prio", N_("Root's priority"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("The bridge with the lowest number becomes root; with equal ones the lowest "
                 "address decides.") },
  [ROOT_EXTENSION] = { "stp.root.ext", N_("Root's extension"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("The number of the virtual LAN or instance that the tree is for.") },
  [ROOT_ADDRESS] = { "stp.root.hw", N_("Root bridge"), OCTET_FIELD_MAC,
    .lesson = N_("Which bridge the sender takes for the root of the tree.") },
  [ROOT_COST] = { "stp.root.cost", N_("Cost to the root"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The sum over all lines on the way to the root; fast lines cost less.") },
  [BRIDGE_PRIORITY] = { "stp.bridge.prio", N_("Bridge's priority"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("The sender's own priority.") },
  [BRIDGE_EXTENSION] = { "stp.bridge.ext", N_("Bridge's extension"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("The number of the virtual LAN or instance.") },
  [BRIDGE_ADDRESS] = { "stp.bridge.hw", N_("Bridge"), OCTET_FIELD_MAC,
    .lesson = N_("The bridge that sent this.") },
  [PORT] = { "stp.port", N_("Port"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Which of the bridge's ports it left by: a priority and a number.") },
  [MESSAGE_AGE] = { "stp.msg_age", N_("Message age"), OCTET_FIELD_DOUBLE, .unit = N_("s"),
    .lesson = N_("How long ago the root said this; each bridge adds one second.") },
  [MAX_AGE] = { "stp.max_age", N_("Greatest age"), OCTET_FIELD_DOUBLE, .unit = N_("s"),
    .lesson = N_("After how long without news the root is given up.") },
  [HELLO] = { "stp.hello", N_("Hello time"), OCTET_FIELD_DOUBLE, .unit = N_("s"),
    .lesson = N_("How often the root speaks.") },
  [FORWARD_DELAY] = { "stp.forward", N_("Forward delay"), OCTET_FIELD_DOUBLE, .unit = N_("s"),
    .lesson = N_("How long a port listens, and then learns, before it forwards.") },
  [FIRST_LENGTH] = { "stp.version_1_length", N_("Version 1 length"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Always zero.") },
  [REGION_LENGTH] = { "mstp.version_3_length", N_("Version 3 length"), OCTET_FIELD_UINT,
    .bits = 16, .unit = N_("bytes"),
    .lesson = N_("Octets about regions and instances.") },
  [CONFIG_SELECTOR] = { "mstp.config_format_selector", N_("Format"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Always zero.") },
  [CONFIG_NAME] = { "mstp.config_name", N_("Region"), OCTET_FIELD_STRING,
    .lesson = N_("The name of the region; bridges with the same name, revision and digest "
                 "belong together.") },
  [CONFIG_REVISION] = { "mstp.config_revision_level", N_("Revision"), OCTET_FIELD_UINT,
    .bits = 16,
    .lesson = N_("A number that people raise when they change the configuration.") },
  [CONFIG_DIGEST] = { "mstp.config_digest", N_("Digest"), OCTET_FIELD_BYTES,
    .lesson = N_("A fingerprint of the table of virtual LANs, so that different tables show.") },
  [CIST_COST] = { "mstp.cist_internal_root_path_cost", N_("Cost within the region"),
    OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The sum over the lines to the region's root.") },
  [CIST_PRIORITY] = { "mstp.cist_bridge.prio", N_("Bridge's priority"), OCTET_FIELD_UINT,
    .bits = 16,
    .lesson = N_("The sender's priority within the region.") },
  [CIST_EXTENSION] = { "mstp.cist_bridge.ext", N_("Bridge's extension"), OCTET_FIELD_UINT,
    .bits = 16,
    .lesson = N_("The instance's number.") },
  [CIST_ADDRESS] = { "mstp.cist_bridge.hw", N_("Bridge"), OCTET_FIELD_MAC,
    .lesson = N_("The bridge that sent this.") },
  [CIST_HOPS] = { "mstp.cist_remaining_hops", N_("Hops left"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Falls by one at each bridge; at zero the message is thrown away.") },
  [MSTI_FLAGS] = { "mstp.msti.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("The flags for this instance.") },
  [M_ACK] = { "stp.flags.tcack", N_("Change acknowledged"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (MSTI_FLAGS), .mask = 0x80, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_TC },
  [M_AGREEMENT] = { "stp.flags.agreement", N_("Agreement"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (MSTI_FLAGS), .mask = 0x40, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_F },
  [M_FORWARDING] = { "stp.flags.forwarding", N_("Forwarding"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (MSTI_FLAGS), .mask = 0x20, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_F },
  [M_LEARNING] = { "stp.flags.learning", N_("Learning"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (MSTI_FLAGS), .mask = 0x10, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_F },
  [M_ROLE] = { "stp.flags.port_role", N_("Port role"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (MSTI_FLAGS), .mask = 0xc, OCTET_NAMED (roles),
    .lesson = N_("A root port leads to the root, a designated one away from it; the others are "
                 "shut down until needed.") },
  [M_PROPOSAL] = { "stp.flags.proposal", N_("Proposal"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (MSTI_FLAGS), .mask = 0x2, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_F },
  [M_CHANGE] = { "stp.flags.tc", N_("Topology change"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (MSTI_FLAGS), .mask = 0x1, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_TC },
  [MSTI_PRIORITY] = { "mstp.msti.priority", N_("Root's priority"), OCTET_FIELD_HEX, .bits = 8,
    .mask = 0xf0,
    .lesson = N_("The priority of the instance's root, in steps of 4096.") },
  [MSTI_ID] = { "mstp.msti.msti_id", N_("Instance"), OCTET_FIELD_UINT, .bits = 16, .mask = 0xfff,
    .lesson = N_("Which tree it is; each carries some of the virtual LANs.") },
  [MSTI_ROOT] = { "mstp.msti.root.hw", N_("Regional root"), OCTET_FIELD_MAC,
    .lesson = N_("The root of this instance.") },
  [MSTI_COST] = { "mstp.msti.root_cost", N_("Cost to the root"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The sum over the lines to the instance's root.") },
  [MSTI_BRIDGE] = { "mstp.msti.bridge_priority", N_("Bridge's priority"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("The sender's priority in this instance.") },
  [MSTI_PORT] = { "mstp.msti.port_priority", N_("Port's priority"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("The port's priority in this instance.") },
  [MSTI_HOPS] = { "mstp.msti.remaining_hops", N_("Hops left"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Falls by one at each bridge.") },
};

static const OctetCarrier carriers[] = {
  { "llc.dsap", 0x42 }, { "llc.cisco_pid", 0x010b }, { "chdlc.protocol", 0x4242 },
};

/* A bridge's identifier, 8 octets at the cursor: the rows from @priority on. */
static void
read_bridge (OctetDissector *self,
             guint           priority)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = octet_dissector_get_position (self);
  guint64 word = octet_reader_peek_be (rest, 0, 2);

  if (octet_reader_left (rest) < 8)
    {
      octet_dissector_mark_malformed (self);
      return;
    }
  octet_dissector_add_uint (self, priority, word & 0xf000, at, 1);
  octet_dissector_add_uint (self, priority + 1, word & 0x0fff, at, 2);
  octet_reader_skip (rest, 2);
  octet_dissector_read (self, priority + 2);
}

static void
read_time (OctetDissector *self,
           guint           field)
{
  gsize at = octet_dissector_get_position (self);
  guint16 value = octet_reader_be16 (octet_dissector_rest (self));

  octet_dissector_add_double (self, field, value / 256.0, at, 2);
}

static void
read_instance (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at;

  octet_dissector_open_text (self, _("Instance"));
  octet_dissector_read (self, MSTI_FLAGS);
  at = octet_dissector_get_position (self);
  octet_dissector_add (self, MSTI_PRIORITY, at, 1);
  octet_dissector_read (self, MSTI_ID);
  octet_dissector_read (self, MSTI_ROOT);
  octet_dissector_read (self, MSTI_COST);
  at = octet_dissector_get_position (self);
  octet_dissector_add_uint (self, MSTI_BRIDGE, octet_reader_u8 (rest) >> 4, at, 1);
  octet_dissector_add_uint (self, MSTI_PORT, octet_reader_u8 (rest) >> 4, at + 1, 1);
  octet_dissector_read (self, MSTI_HOPS);
  octet_dissector_close (self);
}

static void
read_region (OctetDissector *self)
{
  gsize size = octet_dissector_read (self, REGION_LENGTH);

  octet_dissector_read (self, CONFIG_SELECTOR);
  octet_dissector_read_size (self, CONFIG_NAME, 32);
  octet_dissector_read (self, CONFIG_REVISION);
  octet_dissector_read_size (self, CONFIG_DIGEST, 16);
  octet_dissector_read (self, CIST_COST);
  read_bridge (self, CIST_PRIORITY);
  octet_dissector_read (self, CIST_HOPS);
  size = size > REGION_SIZE ? size - REGION_SIZE : 0;
  for (; size >= INSTANCE_SIZE && octet_dissector_ok (self); size -= INSTANCE_SIZE)
    read_instance (self);
}

static void
dissect_configuration (OctetDissector *self,
                       guint64         version,
                       guint64         type)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint64 first_length;

  octet_dissector_read (self, type == TYPE_RAPID ? RAPID_FLAGS : FLAGS);
  read_bridge (self, ROOT_PRIORITY);
  octet_dissector_read (self, ROOT_COST);
  read_bridge (self, BRIDGE_PRIORITY);
  octet_dissector_read (self, PORT);
  for (guint field = MESSAGE_AGE; field <= FORWARD_DELAY; field++)
    read_time (self, field);
  if (type != TYPE_RAPID || version < 2)
    return;
  first_length = octet_dissector_read (self, FIRST_LENGTH);
  if (version >= 3 && first_length == 0 && octet_reader_left (rest) >= REGION_SIZE + 2 - 1)
    read_region (self);
}

/* Whether a configuration ends before its port. */
static gboolean
is_torn (const OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize captured = octet_dissector_get_captured (self);

  return captured >= SMALLEST_SIZE && captured < PORT_END && octet_bytes_be16 (bytes) == 0 &&
         (bytes[3] == TYPE_CONFIGURATION || bytes[3] == TYPE_RAPID);
}

/* As in tshark a torn message has no row, but its verdict has. */
static gboolean
stp_accept (OctetDissector *self)
{
  if (is_torn (self))
    octet_dissector_hide_row (self);
  return TRUE;
}

static void
stp_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint32 protocol = (guint32) octet_reader_peek_be (rest, 0, 2);
  guint64 version, type;
  const char *name;

  /* Other protocols of bridges, such as GARP, share the service access point. */
  if (protocol != 0)
    {
      octet_dissector_hand_on (self, "stp.protocol", protocol, protocol);
      return;
    }
  if (is_torn (self))
    {
      octet_dissector_mark_malformed (self);
      return;
    }
  octet_dissector_read (self, PROTOCOL);
  version = octet_dissector_read (self, VERSION);
  type = octet_dissector_read (self, TYPE);
  name = _(octet_name_find (types, G_N_ELEMENTS (types), type) ?: N_("Unknown type"));
  octet_dissector_describe (self, ", %s", name);
  octet_dissector_summarize (self, "%s", name);
  if (type == TYPE_CONFIGURATION || type == TYPE_RAPID)
    dissect_configuration (self, version, type);
  else if (type != TYPE_CHANGE)
    octet_reader_skip (rest, octet_reader_left (rest));
}

const OctetProtocol octet_protocol_stp = {
  .key = "stp",
  .name = N_("Spanning Tree Protocol"),
  .short_name = "STP",
  .reference = "IEEE 802.1D, 802.1Q",
  .level = OCTET_LEVEL_LINK,
  OCTET_FIELDS (fields),
  .row_from = SMALLEST_SIZE,
  OCTET_CARRIERS (carriers),
  .accept = stp_accept,
  .dissect = stp_dissect,
  .lesson = N_("Switches choose one of them as root and shut down lines until no loop is left; a "
               "loop would make broadcasts run round for ever."),
};
