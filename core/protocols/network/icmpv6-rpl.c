/* icmpv6-rpl.c - RPL, the routing protocol of networks of sensors, RFC 6550, 6
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its messages are ICMPv6 messages of type 155; the code says which.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  DIS_FLAGS, DIO_INSTANCE, DIO_VERSION, DIO_RANK, DIO_FLAGS, DIO_GROUNDED, DIO_ZERO, DIO_MODE,
  DIO_PREFERENCE, DIO_TRIGGER, DIO_UNUSED, DIO_ROOT, DAO_INSTANCE, DAO_FLAGS, DAO_ACK,
  DAO_HAS_ROOT, DAO_RESERVED, DAO_SEQUENCE, DAO_ROOT, ACK_INSTANCE, ACK_FLAGS, ACK_HAS_ROOT,
  ACK_RESERVED, ACK_SEQUENCE, ACK_STATUS, ACK_ROOT, RPL_TYPE, RPL_LENGTH, ROUTE_LENGTH,
  RPL_ROUTE_FLAGS, RPL_ROUTE_PREFERENCE, RPL_ROUTE_RESERVED, RPL_ROUTE_LIFETIME, RPL_ROUTE_PREFIX,
  CONFIG_FLAGS, CONFIG_RESERVED, CONFIG_AUTH, CONFIG_CONTROL, CONFIG_DOUBLE, CONFIG_LEAST,
  CONFIG_REDUNDANCY, CONFIG_MAX_RANK, CONFIG_MIN_RANK, CONFIG_OBJECTIVE, CONFIG_UNUSED,
  CONFIG_LIFETIME, CONFIG_UNIT, TARGET_FLAGS, TARGET_LENGTH, TARGET, TRANSIT_FLAGS,
  TRANSIT_EXTERNAL, TRANSIT_RESERVED, TRANSIT_CONTROL, TRANSIT_SEQUENCE, TRANSIT_LIFETIME,
  TRANSIT_PARENT, SOLICIT_INSTANCE, SOLICIT_FLAGS, SOLICIT_VERSION, SOLICIT_HAS_INSTANCE,
  SOLICIT_HAS_ROOT, SOLICIT_RESERVED, SOLICIT_ROOT, SOLICIT_WANTED, RPL_PREFIX_LENGTH,
  RPL_PREFIX_FLAGS, RPL_PREFIX_LINK, RPL_PREFIX_AUTO, RPL_PREFIX_ROUTER, RPL_PREFIX_RESERVED,
  RPL_PREFIX_VALID, RPL_PREFIX_PREFERRED, RPL_PREFIX, DESCRIPTOR, OPTION, RESERVED, PADDING, DATA,
  REST,
};

#define LESSON_RESERVED N_("Zero; kept for later use.")

static const OctetName preferences[] = {
  { 0, N_("Medium") }, { 1, N_("High") }, { 2, N_("Reserved") }, { 3, N_("Low") },
};

static const OctetName modes[] = {
  { 0, N_("No routes downwards") }, { 1, N_("Root keeps the routes") },
  { 2, N_("Nodes keep the routes, no multicast") }, { 3, N_("Nodes keep the routes, multicast") },
};

static const OctetName rpl_options[] = {
  { 0, N_("One octet of padding") }, { 1, N_("Padding") }, { 2, N_("Metric container") },
  { 3, N_("Route information") }, { 4, N_("Configuration") }, { 5, N_("Target") },
  { 6, N_("Transit information") }, { 7, N_("Solicited information") },
  { 8, N_("Prefix information") }, { 9, N_("Target descriptor") },
  { 10, N_("Route discovery") },
};

/* clang-format off */
static const OctetField fields[] = {
  [DIS_FLAGS] = { "icmpv6.rpl.dis.flags", N_("Flags"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("No bit has a meaning yet.") },
  [DIO_INSTANCE] = { "icmpv6.rpl.dio.instance", N_("Instance"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Which of the routing trees the message is about.") },
  [DIO_VERSION] = { "icmpv6.rpl.dio.version", N_("Version"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Counts how often the tree was built anew.") },
  [DIO_RANK] = { "icmpv6.rpl.dio.rank", N_("Rank"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How far from the root the sender stands. Nodes choose a parent of lower rank.") },
  [DIO_FLAGS] = { "icmpv6.rpl.dio.flag", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("How the tree works.") },
  [DIO_GROUNDED] = { "icmpv6.rpl.dio.flag.g", N_("Grounded"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (DIO_FLAGS), .bits = 8, .mask = 0x80, .on = N_("Set"),
    .off = N_("Not set"),
    .lesson = N_("Whether the root reaches what the network is for.") },
  [DIO_ZERO] = { "icmpv6.rpl.dio.flag.0", N_("Zero"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (DIO_FLAGS), .bits = 8, .mask = 0x40, .on = N_("Set"),
    .off = N_("Not set"),
    .lesson = N_("Must not be set, says the standard.") },
  [DIO_MODE] = { "icmpv6.rpl.dio.flag.mop", N_("Mode"), OCTET_FIELD_HEX,
    .under = OCTET_UNDER (DIO_FLAGS), .bits = 8, .mask = 0x38, OCTET_NAMED (modes),
    .lesson = N_("Who keeps the routes downwards: every node, or the root alone.") },
  [DIO_PREFERENCE] = { "icmpv6.rpl.dio.flag.preference", N_("Preference"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (DIO_FLAGS), .bits = 8, .mask = 0x07,
    .lesson = N_("How much this root is preferred to others.") },
  [DIO_TRIGGER] = { "icmpv6.rpl.dio.dtsn", N_("Trigger sequence"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("When it goes up, nodes announce their routes again.") },
  [DIO_UNUSED] = { "icmpv6.rpl.dio.flag", N_("Unused flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = LESSON_RESERVED },
  [DIO_ROOT] = { "icmpv6.rpl.dio.dagid", N_("Tree"), OCTET_FIELD_IPV6,
    .lesson = N_("An address of the root; it names the tree.") },
  [DAO_INSTANCE] = { "icmpv6.rpl.dao.instance", N_("Instance"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Which of the routing trees the message is about.") },
  [DAO_FLAGS] = { "icmpv6.rpl.dao.flag", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("What the sender wants and what follows.") },
  [DAO_ACK] = { "icmpv6.rpl.dao.flag.k", N_("Answer wanted"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (DAO_FLAGS), .bits = 8, .mask = 0x80, .on = N_("Set"),
    .off = N_("Not set"),
    .lesson = N_("Whether the receiver should confirm.") },
  [DAO_HAS_ROOT] = { "icmpv6.rpl.dao.flag.d", N_("Tree is named"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (DAO_FLAGS), .bits = 8, .mask = 0x40, .on = N_("Set"),
    .off = N_("Not set"),
    .lesson = N_("Whether the name of the tree follows.") },
  [DAO_RESERVED] = { "icmpv6.rpl.dao.flag.rsv", N_("Reserved"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (DAO_FLAGS), .bits = 8, .mask = 0x3f, .lesson = LESSON_RESERVED },
  [DAO_SEQUENCE] = { "icmpv6.rpl.dao.sequence", N_("Sequence"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Counts the messages of the sender.") },
  [DAO_ROOT] = { "icmpv6.rpl.dao.dodagid", N_("Tree"), OCTET_FIELD_IPV6,
    .lesson = N_("An address of the root; it names the tree.") },
  [ACK_INSTANCE] = { "icmpv6.rpl.daoack.instance", N_("Instance"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Which of the routing trees the message is about.") },
  [ACK_FLAGS] = { "icmpv6.rpl.daoack.flag", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("What follows.") },
  [ACK_HAS_ROOT] = { "icmpv6.rpl.daoack.flag.d", N_("Tree is named"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (ACK_FLAGS), .bits = 8, .mask = 0x80, .on = N_("Set"),
    .off = N_("Not set"),
    .lesson = N_("Whether the name of the tree follows.") },
  [ACK_RESERVED] = { "icmpv6.rpl.daoack.flag.rsv", N_("Reserved"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (ACK_FLAGS), .bits = 8, .mask = 0x7f, .lesson = LESSON_RESERVED },
  [ACK_SEQUENCE] = { "icmpv6.rpl.daoack.sequence", N_("Sequence"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("The number of the message that is confirmed.") },
  [ACK_STATUS] = { "icmpv6.rpl.daoack.status", N_("Status"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Zero says that the routes were taken on.") },
  [ACK_ROOT] = { "icmpv6.rpl.daoack.dodagid", N_("Tree"), OCTET_FIELD_IPV6,
    .lesson = N_("An address of the root; it names the tree.") },
  [RPL_TYPE] = { "icmpv6.rpl.opt.type", N_("Type"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (rpl_options),
    .lesson = N_("Which option this is.") },
  [RPL_LENGTH] = { "icmpv6.rpl.opt.length", N_("Length"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("Octets of data. The type and this one do not count.") },
  [ROUTE_LENGTH] = { "icmpv6.rpl.opt.route.prefix_length", N_("Prefix length"), OCTET_FIELD_UINT,
    .bits = 8, .unit = N_("bits"),
    .lesson = N_("How many bits of the destination count.") },
  [RPL_ROUTE_FLAGS] = { "icmpv6.rpl.opt.route.flag", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("How good the route is.") },
  [RPL_ROUTE_PREFERENCE] = { "icmpv6.rpl.opt.route.pref", N_("Preference"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (RPL_ROUTE_FLAGS), .bits = 8, .mask = 0x18, OCTET_NAMED (preferences),
    .lesson = N_("Which router a host with several should take.") },
  [RPL_ROUTE_RESERVED] = { "icmpv6.rpl.opt.route.reserved", N_("Reserved"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (RPL_ROUTE_FLAGS), .bits = 8, .mask = 0xe7, .lesson = LESSON_RESERVED },
  [RPL_ROUTE_LIFETIME] = { "icmpv6.rpl.opt.route.lifetime", N_("Route lifetime"), OCTET_FIELD_UINT,
    .bits = 32, .unit = N_("seconds"),
    .lesson = N_("How long the route may be used.") },
  [RPL_ROUTE_PREFIX] = { "icmpv6.rpl.opt.route.prefix", N_("Destination"), OCTET_FIELD_IPV6,
    .lesson = N_("Where the route leads.") },
  [CONFIG_FLAGS] = { "icmpv6.rpl.opt.config.flag", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Settings of the tree.") },
  [CONFIG_RESERVED] = { "icmpv6.rpl.opt.config.reserved", N_("Reserved"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (CONFIG_FLAGS), .bits = 8, .mask = 0xf0, .lesson = LESSON_RESERVED },
  [CONFIG_AUTH] = { "icmpv6.rpl.opt.config.auth", N_("Authenticated"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (CONFIG_FLAGS), .bits = 8, .mask = 0x08, .on = N_("Set"),
    .off = N_("Not set"),
    .lesson = N_("Whether nodes need a key to become routers.") },
  [CONFIG_CONTROL] = { "icmpv6.rpl.opt.config.pcs", N_("Path control size"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (CONFIG_FLAGS), .bits = 8, .mask = 0x07,
    .lesson = N_("How many bits say in which order parents are tried, less one.") },
  [CONFIG_DOUBLE] = { "icmpv6.rpl.opt.config.interval_double", N_("Doublings"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("How often the time between two messages may double while nothing changes.") },
  [CONFIG_LEAST] = { "icmpv6.rpl.opt.config.interval_min", N_("Least interval"), OCTET_FIELD_UINT,
    .bits = 16,
    .lesson = N_("The shortest time between two messages, as a power of two in milliseconds.") },
  [CONFIG_REDUNDANCY] = { "icmpv6.rpl.opt.config.redundancy", N_("Redundancy"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("A node that hears so many equal messages keeps still itself.") },
  [CONFIG_MAX_RANK] = { "icmpv6.rpl.opt.config.max_rank_inc", N_("Greatest rise of rank"),
    OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How far a node may step down from its best rank.") },
  [CONFIG_MIN_RANK] = { "icmpv6.rpl.opt.config.min_hop_rank_inc", N_("Least rise of rank"),
    OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How much rank each hop costs at least.") },
  [CONFIG_OBJECTIVE] = { "icmpv6.rpl.opt.config.ocp", N_("Objective"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("By which rule nodes choose their parents.") },
  [CONFIG_UNUSED] = { "icmpv6.rpl.opt.config.rsv", N_("Reserved"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = LESSON_RESERVED },
  [CONFIG_LIFETIME] = { "icmpv6.rpl.opt.config.def_lifetime", N_("Default lifetime"),
    OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How long routes are good, in lifetime units.") },
  [CONFIG_UNIT] = { "icmpv6.rpl.opt.config.lifetime_unit", N_("Lifetime unit"), OCTET_FIELD_UINT,
    .bits = 16, .unit = N_("seconds"),
    .lesson = N_("How many seconds a unit has.") },
  [TARGET_FLAGS] = { "icmpv6.rpl.opt.target.flag", N_("Reserved"), OCTET_FIELD_LABEL,
    .lesson = LESSON_RESERVED },
  [TARGET_LENGTH] = { "icmpv6.rpl.opt.target.prefix_length", N_("Prefix length"), OCTET_FIELD_UINT,
    .bits = 8, .unit = N_("bits"),
    .lesson = N_("How many bits of the target count.") },
  [TARGET] = { "icmpv6.rpl.opt.target.prefix", N_("Target"), OCTET_FIELD_IPV6,
    .lesson = N_("Somebody who can be reached through the sender.") },
  [TRANSIT_FLAGS] = { "icmpv6.rpl.opt.transit.flag", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("What kind of way it is.") },
  [TRANSIT_EXTERNAL] = { "icmpv6.rpl.opt.transit.flag.e", N_("External"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (TRANSIT_FLAGS), .bits = 8, .mask = 0x80, .on = N_("Set"),
    .off = N_("Not set"),
    .lesson = N_("Whether the target lies outside the tree.") },
  [TRANSIT_RESERVED] = { "icmpv6.rpl.opt.transit.flag.rsv", N_("Reserved"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (TRANSIT_FLAGS), .bits = 8, .mask = 0x7f, .lesson = LESSON_RESERVED },
  [TRANSIT_CONTROL] = { "icmpv6.rpl.opt.transit.pathctl", N_("Path control"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("In which order several parents are tried.") },
  [TRANSIT_SEQUENCE] = { "icmpv6.rpl.opt.transit.pathseq", N_("Path sequence"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("Goes up where the target announces itself anew.") },
  [TRANSIT_LIFETIME] = { "icmpv6.rpl.opt.transit.pathlifetime", N_("Path lifetime"),
    OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How long the way is good, in lifetime units. Zero takes it back.") },
  [TRANSIT_PARENT] = { "icmpv6.rpl.opt.transit.parent", N_("Parent"), OCTET_FIELD_IPV6,
    .lesson = N_("Through which node the target is reached.") },
  [SOLICIT_INSTANCE] = { "icmpv6.rpl.opt.solicited.instance", N_("Instance"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("Only nodes of this instance should answer.") },
  [SOLICIT_FLAGS] = { "icmpv6.rpl.opt.solicited.flag", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Which of the conditions count.") },
  [SOLICIT_VERSION] = { "icmpv6.rpl.opt.solicited.flag.v", N_("Version counts"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (SOLICIT_FLAGS), .bits = 8, .mask = 0x80, .on = N_("Set"),
    .off = N_("Not set"),
    .lesson = N_("Whether the version must be the same.") },
  [SOLICIT_HAS_INSTANCE] = { "icmpv6.rpl.opt.solicited.flag.i", N_("Instance counts"),
    OCTET_FIELD_BOOL, .under = OCTET_UNDER (SOLICIT_FLAGS), .bits = 8, .mask = 0x40,
    .on = N_("Set"), .off = N_("Not set"),
    .lesson = N_("Whether the instance must be the same.") },
  [SOLICIT_HAS_ROOT] = { "icmpv6.rpl.opt.solicited.flag.d", N_("Tree counts"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (SOLICIT_FLAGS), .bits = 8, .mask = 0x20, .on = N_("Set"),
    .off = N_("Not set"),
    .lesson = N_("Whether the tree must be the same.") },
  [SOLICIT_RESERVED] = { "icmpv6.rpl.opt.solicited.flag.rsv", N_("Reserved"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (SOLICIT_FLAGS), .bits = 8, .mask = 0x1f, .lesson = LESSON_RESERVED },
  [SOLICIT_ROOT] = { "icmpv6.rpl.opt.solicited.dodagid", N_("Tree"), OCTET_FIELD_IPV6,
    .lesson = N_("Only nodes of this tree should answer.") },
  [SOLICIT_WANTED] = { "icmpv6.rpl.opt.solicited.version", N_("Version"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("Only nodes of this version should answer.") },
  [RPL_PREFIX_LENGTH] = { "icmpv6.rpl.opt.prefix.length", N_("Prefix length"), OCTET_FIELD_UINT,
    .bits = 8, .unit = N_("bits"),
    .lesson = N_("How many bits of an address name the network.") },
  [RPL_PREFIX_FLAGS] = { "icmpv6.rpl.opt.prefix.flag", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("What nodes may do with the prefix.") },
  [RPL_PREFIX_LINK] = { "icmpv6.rpl.opt.prefix.flag.l", N_("On link"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (RPL_PREFIX_FLAGS), .bits = 8, .mask = 0x80, .on = N_("Set"),
    .off = N_("Not set"),
    .lesson = N_("Whether all nodes with this prefix can be reached without a router.") },
  [RPL_PREFIX_AUTO] = { "icmpv6.rpl.opt.config.flag.a", N_("Autonomous"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (RPL_PREFIX_FLAGS), .bits = 8, .mask = 0x40, .on = N_("Set"),
    .off = N_("Not set"),
    .lesson = N_("Whether nodes may make addresses of their own from the prefix.") },
  [RPL_PREFIX_ROUTER] = { "icmpv6.rpl.opt.config.flag.r", N_("Router address"), OCTET_FIELD_BOOL,
    .under = OCTET_UNDER (RPL_PREFIX_FLAGS), .bits = 8, .mask = 0x20, .on = N_("Set"),
    .off = N_("Not set"),
    .lesson = N_("Whether the router's whole address stands here.") },
  [RPL_PREFIX_RESERVED] = { "icmpv6.rpl.opt.config.flag.rsv", N_("Reserved"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (RPL_PREFIX_FLAGS), .bits = 8, .mask = 0x1f, .lesson = LESSON_RESERVED },
  [RPL_PREFIX_VALID] = { "icmpv6.rpl.opt.prefix.valid_lifetime", N_("Valid lifetime"),
    OCTET_FIELD_UINT, .bits = 32, .unit = N_("seconds"),
    .lesson = N_("How long addresses with the prefix stay usable.") },
  [RPL_PREFIX_PREFERRED] = { "icmpv6.rpl.opt.prefix.preferred_lifetime", N_("Preferred lifetime"),
    OCTET_FIELD_UINT, .bits = 32, .unit = N_("seconds"),
    .lesson = N_("How long addresses with the prefix are used for new connections.") },
  [RPL_PREFIX] = { "icmpv6.rpl.opt.prefix", N_("Prefix"), OCTET_FIELD_IPV6,
    .lesson = N_("The part of the addresses that names the network.") },
  [DESCRIPTOR] = { "icmpv6.rpl.opt.targetdesc.descriptor", N_("Descriptor"), OCTET_FIELD_HEX,
    .bits = 32,
    .lesson = N_("A tag that the target wants to carry.") },
  [OPTION] = { "icmpv6.opt", N_("Option"), OCTET_FIELD_LABEL,
    .lesson = N_("Something more that the sender tells its neighbours.") },
  [RESERVED] = { "icmpv6.reserved", N_("Reserved"), OCTET_FIELD_BYTES, .lesson = LESSON_RESERVED },
  [PADDING] = { "icmpv6.rpl.opt.padn", N_("Padding"), OCTET_FIELD_LABEL,
    .lesson = N_("Filling.") },
  [DATA] = { "icmpv6.data", N_("Data"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets whose meaning Octet does not know.") },
  [REST] = { "icmpv6.unknown_data", N_("Unknown data"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets of an option that its format has no place for.") },
};
/* clang-format on */

enum { NOT_READ, NOT_READ_OPTION };

static const OctetNote notes[] = {
  [NOT_READ] = { "icmpv6.unknown_data.expert", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The option has no place for these octets") },
  [NOT_READ_OPTION] = { "icmpv6.undecoded.rpl_option", OCTET_NOTE_NOTE, OCTET_GROUP_UNDECODED,
    N_("The option is not known, so its data is not read") },
};

enum { SOLICITATION, INFORMATION, ADVERTISEMENT, ACKNOWLEDGEMENT };

static const OctetCarrier carriers[] = { { "icmpv6.rpl", OCTET_ANY } };

/* Fields one behind the other; a size of 0 stands for the field's own. */
typedef struct
{
  guint16 field;
  guint8  size;
} Step;

typedef struct
{
  guint8      type;
  const Step *steps;
  gsize       n_steps;
} Option;

#define STEPS(list) list, G_N_ELEMENTS (list)

static const Step route_steps[] = { { ROUTE_LENGTH, 0 }, { RPL_ROUTE_FLAGS, 0 },
                                    { RPL_ROUTE_LIFETIME, 0 } };
static const Step configuration_steps[] = {
  { CONFIG_FLAGS, 0 }, { CONFIG_DOUBLE, 0 }, { CONFIG_LEAST, 1 }, { CONFIG_REDUNDANCY, 0 },
  { CONFIG_MAX_RANK, 0 }, { CONFIG_MIN_RANK, 0 }, { CONFIG_OBJECTIVE, 0 }, { CONFIG_UNUSED, 0 },
  { CONFIG_LIFETIME, 0 }, { CONFIG_UNIT, 0 },
};
static const Step target_steps[] = { { TARGET_FLAGS, 1 }, { TARGET_LENGTH, 0 } };
static const Step transit_steps[] = { { TRANSIT_FLAGS, 0 }, { TRANSIT_CONTROL, 0 },
                                      { TRANSIT_SEQUENCE, 0 }, { TRANSIT_LIFETIME, 0 } };
static const Step solicited_steps[] = { { SOLICIT_INSTANCE, 0 }, { SOLICIT_FLAGS, 0 },
                                        { SOLICIT_ROOT, 0 }, { SOLICIT_WANTED, 0 } };
static const Step prefix_steps[] = {
  { RPL_PREFIX_LENGTH, 0 }, { RPL_PREFIX_FLAGS, 0 }, { RPL_PREFIX_VALID, 0 },
  { RPL_PREFIX_PREFERRED, 0 }, { RESERVED, 4 }, { RPL_PREFIX, 0 },
};
static const Step descriptor_steps[] = { { DESCRIPTOR, 0 } };

static const Option options[] = {
  { 3, STEPS (route_steps) },     { 4, STEPS (configuration_steps) },
  { 5, STEPS (target_steps) },    { 6, STEPS (transit_steps) },
  { 7, STEPS (solicited_steps) }, { 8, STEPS (prefix_steps) },
  { 9, STEPS (descriptor_steps) },
};

static gsize
get_left (OctetDissector *self)
{
  return octet_reader_left (octet_dissector_rest (self));
}

static void
read_steps (OctetDissector *self,
            const Step     *steps,
            gsize           n_steps)
{
  for (gsize i = 0; i < n_steps && octet_dissector_ok (self); i++)
    {
      if (steps[i].size > 0)
        octet_dissector_read_size (self, steps[i].field, steps[i].size);
      else
        octet_dissector_read (self, steps[i].field);
    }
}

/* Of an address only the octets that its length in bits needs are sent. */
static void
add_partial (OctetDissector *self,
             guint           field,
             guint           bits)
{
  gsize at = octet_dissector_get_position (self);
  gsize size = MIN ((bits + 7) / 8, 16);
  guint8 address[16] = { 0 };
  const guint8 *bytes;

  if (size == 0 || size > get_left (self))
    return;
  bytes = octet_reader_take (octet_dissector_rest (self), size);
  memcpy (address, bytes, size);
  octet_dissector_add_bytes (self, field, address, sizeof address, at, size);
}

static void
add_data (OctetDissector *self,
          guint           type)
{
  guint bits = (guint) octet_reader_peek_be (octet_dissector_rest (self), type == 5 ? 1 : 0, 1);
  gboolean known = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].type == type)
      {
        read_steps (self, options[i].steps, options[i].n_steps);
        known = TRUE;
      }
  if (type == 3)
    add_partial (self, RPL_ROUTE_PREFIX, bits);
  else if (type == 5)
    add_partial (self, TARGET, bits);
  else if (type == 6 && get_left (self) >= 16)
    octet_dissector_read (self, TRANSIT_PARENT);
  else if (type == 1)
    octet_dissector_read_size (self, PADDING, get_left (self));
  if (get_left (self) == 0)
    return;
  octet_dissector_read_size (self, known ? REST : DATA, get_left (self));
  if (known)
    octet_dissector_note (self, NOT_READ, REST);
  else
    octet_dissector_note_here (self, NOT_READ_OPTION);
}

static void
add_option (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint type = (guint) octet_reader_peek_be (rest, 0, 1);
  const char *name = octet_name_find (rpl_options, G_N_ELEMENTS (rpl_options), type);
  gsize size, end = rest->size;

  octet_dissector_open (self, OPTION);
  octet_dissector_label (self, "%s", name != NULL ? _(name) : _("Unknown option"));
  octet_dissector_read (self, RPL_TYPE);
  if (type != 0)
    {
      size = octet_dissector_read (self, RPL_LENGTH);
      if (size > octet_reader_left (rest))
        octet_reader_skip (rest, size);
      else
        {
          rest->size = rest->position + size;
          add_data (self, type);
          rest->size = end;
        }
    }
  octet_dissector_close (self);
}

/* RFC 6550, 6.3.1 */
static void
add_information (OctetDissector *self)
{
  static const Step steps[] = {
    { DIO_INSTANCE, 0 }, { DIO_VERSION, 0 }, { DIO_RANK, 0 }, { DIO_FLAGS, 0 },
    { DIO_TRIGGER, 0 }, { DIO_UNUSED, 0 }, { RESERVED, 1 }, { DIO_ROOT, 0 },
  };

  read_steps (self, STEPS (steps));
}

/* RFC 6550, 6.4.1 */
static void
add_advertisement (OctetDissector *self)
{
  guint flags;

  octet_dissector_read (self, DAO_INSTANCE);
  flags = (guint) octet_dissector_read (self, DAO_FLAGS);
  octet_dissector_read_size (self, RESERVED, 1);
  octet_dissector_read (self, DAO_SEQUENCE);
  if ((flags & 0x40) != 0)
    octet_dissector_read (self, DAO_ROOT);
}

/* RFC 6550, 6.5.1 */
static void
add_acknowledgement (OctetDissector *self)
{
  guint flags;

  octet_dissector_read (self, ACK_INSTANCE);
  flags = (guint) octet_dissector_read (self, ACK_FLAGS);
  octet_dissector_read (self, ACK_SEQUENCE);
  octet_dissector_read (self, ACK_STATUS);
  if ((flags & 0x80) != 0)
    octet_dissector_read (self, ACK_ROOT);
}

static void
rpl_dissect (OctetDissector *self)
{
  switch (octet_dissector_get_parameter (self))
    {
    case SOLICITATION:
      octet_dissector_read (self, DIS_FLAGS);
      octet_dissector_read_size (self, RESERVED, 1);
      break;
    case INFORMATION:
      add_information (self);
      break;
    case ADVERTISEMENT:
      add_advertisement (self);
      break;
    case ACKNOWLEDGEMENT:
      add_acknowledgement (self);
      break;
    default:
      if (get_left (self) > 0)
        octet_dissector_read_size (self, DATA, get_left (self));
      return;
    }
  while (get_left (self) > 0)
    add_option (self);
}

const OctetProtocol octet_protocol_icmpv6_rpl = {
  .key = "icmpv6.rpl",
  .name = N_("Routing for low-power networks"),
  .short_name = "ICMPv6",
  .reference = "RFC 6550",
  .level = OCTET_LEVEL_NETWORK,
  .is_part = TRUE,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = rpl_dissect,
  .lesson = N_("Sensors with little power and bad radio links form a tree towards a root and "
               "send their data up and down along it."),
};
