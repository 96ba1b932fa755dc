/* pim-fields.c - the fields of Protocol Independent Multicast.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 7761 (sparse mode), RFC 3973 (dense mode), RFC 5015 (both directions), RFC 5059
 * (bootstrap).
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/network/ip-names.h"
#include "protocols/routing/pim-private.h"

static const OctetName types[] = {
  { 0, N_("Hello") }, { 1, N_("Register") }, { 2, N_("Register stop") },
  { 3, N_("Join and prune") }, { 4, N_("Bootstrap") }, { 5, N_("Assert") }, { 6, N_("Graft") },
  { 7, N_("Graft acknowledgement") }, { 8, N_("Candidate rendezvous point") },
  { 9, N_("State refresh") }, { 10, N_("Forwarder election") },
};
static const OctetName subtypes[] = {
  { 1, N_("Offer") }, { 2, N_("Winner") }, { 3, N_("Back off") }, { 4, N_("Pass") },
};
static const OctetName options[] = {
  { 1, N_("Hold time") }, { 2, N_("Delay of prunes") }, { 19, N_("Priority") },
  { 20, N_("Generation") }, { 21, N_("State refresh") }, { 22, N_("Both directions") },
  { 24, N_("Further addresses") },
};
static const OctetName codes[] = {
  { 0, N_("Query") }, { 1, N_("Register") }, { 2, N_("Register stop") },
  { 3, N_("Join and prune") }, { 4, N_("Rendezvous point is reachable") }, { 5, N_("Assert") },
  { 6, N_("Graft") }, { 7, N_("Graft acknowledgement") }, { 8, N_("Mode") },
};
static const OctetName modes[] = {
  { 0, N_("Dense") }, { 1, N_("Sparse") }, { 2, N_("Both") },
};
static const OctetName families[] = { { 1, "IPv4" }, { 2, "IPv6" } };

#define UINT(key, name, width, text) { key, name, OCTET_FIELD_UINT, .bits = width, .lesson = text }
#define MASKED(key, name, width, bit, text) { key, name, OCTET_FIELD_UINT, .bits = width, \
    .mask = bit, .lesson = text }
#define FLAG(key, name, width, bit, text) { key, name, OCTET_FIELD_BOOL, .bits = width, \
    .mask = bit, .on = N_("Yes"), .off = N_("No"), .lesson = text }
#define PART(key, name, parent, width, bit, text) { key, name, OCTET_FIELD_BOOL, \
    .under = OCTET_UNDER (parent), .bits = width, .mask = bit, .on = N_("Yes"), .off = N_("No"), \
    .lesson = text }
#define ADDRESSES(key4, key6, name, text) \
    { key4, name, OCTET_FIELD_IPV4, .bits = 32, .lesson = text }, \
    { key6, name, OCTET_FIELD_IPV6, .bits = 128, .lesson = text }
#define LESSON_RESERVED N_("Zero; kept for later use.")
#define LESSON_PREFERENCE N_("How much the routing protocol is trusted that knows the way to the " \
                             "source; less is better.")
#define LESSON_METRIC N_("How far away the source is, as that routing protocol counts.")

/* clang-format off */
const OctetField octet_pim_fields[PIM_N_FIELDS] = {
  [PIM_VERSION] = MASKED ("pim.version", N_("Version"), 8, 0xf0,
    N_("Two; version one travelled inside IGMP.")),
  [PIM_TYPE] = { "pim.type", N_("Type"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x0f,
    OCTET_NAMED (types), .lesson = N_("What the message is for.") },
  [PIM_RESERVED] = { "pim.res_bytes", N_("Reserved"), OCTET_FIELD_BYTES, .bits = 8,
    .lesson = LESSON_RESERVED },
  [PIM_SUBTYPE] = { "pim.df_elect.subtype", N_("Subtype"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0xf0, OCTET_NAMED (subtypes),
    .lesson = N_("The step of the election of the one router that forwards.") },
  [PIM_SUBTYPE_RESERVED] = MASKED ("pim.df_elect.rsvd", N_("Reserved"), 8, 0x0f,
    LESSON_RESERVED),
  [PIM_CHECKSUM] = { "pim.cksum", N_("Checksum"), OCTET_FIELD_CHECKSUM, .bits = 16,
    .lesson = N_("A sum over the message; in a register only over the first eight octets, not "
                 "over the packet inside.") },
  [PIM_CHECKSUM_STATUS] = { "pim.cksum.status", N_("Checksum status"), OCTET_FIELD_UINT,
    .bits = 8, .flags = OCTET_FIELD_GENERATED, OCTET_NAMED (octet_ip_verdicts),
    .lesson = N_("Whether the checksum fits the message.") },
  [PIM_OPTIONS] = { "pim.option", N_("Content"), OCTET_FIELD_LABEL,
    .lesson = N_("What the message says.") },
  [PIM_OPTION_TYPE] = { "pim.optiontype", N_("Type"), OCTET_FIELD_UINT, .bits = 16,
    OCTET_NAMED (options), .lesson = N_("Which fact about the router follows.") },
  [PIM_OPTION_LENGTH] = UINT ("pim.optionlength", N_("Length"), 16, N_("Octets of the value.")),
  [PIM_OPTION_VALUE] = { "pim.optionvalue", N_("Value"), OCTET_FIELD_BYTES,
    .lesson = N_("The value of an option that is not known here.") },
  [PIM_HOLD_TIME] = { "pim.holdtime", N_("Hold time"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("s"), .lesson = N_("How long this is true unless it is said again.") },
  [PIM_TRACKING] = FLAG ("pim.t", N_("Tracking"), 8, 0x80,
    N_("Whether joins are all sent, so that routers can count who still listens.")),
  [PIM_DELAY] = { "pim.propagation_delay", N_("Propagation delay"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x7fff, .unit = N_("ms"), .lesson = N_("How long a message takes on this network.") },
  [PIM_OVERRIDE] = { "pim.override_interval", N_("Override interval"), OCTET_FIELD_UINT,
    .bits = 16, .unit = N_("ms"),
    .lesson = N_("How long others may take to object to a prune.") },
  [PIM_ROUTER_PRIORITY] = UINT ("pim.dr_priority", N_("Priority"), 32,
    N_("Who has the highest one speaks for the hosts of this network.")),
  [PIM_GENERATION] = UINT ("pim.generation_id", N_("Generation"), 32,
    N_("A random number of each start. When it changes, the router has forgotten everything.")),
  [PIM_REFRESH_VERSION] = UINT ("pim.state_refresh_version", N_("Version"), 8,
    N_("One is the only version.")),
  [PIM_REFRESH_INTERVAL] = UINT ("pim.state_refresh_interval", N_("Interval"), 8,
    N_("Seconds from one refresh to the next.")),
  [PIM_REFRESH_RESERVED] = UINT ("pim.state_refresh_reserved", N_("Reserved"), 16,
    LESSON_RESERVED),
  [PIM_REGISTER_FLAGS] = { "pim.register_flag", N_("Flags"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("How the packet in the register is meant.") },
  [PIM_REGISTER_BORDER] = PART ("pim.register_flag.border", N_("Border"), PIM_REGISTER_FLAGS, 32,
    0x80000000, N_("Whether the source is behind the border of the domain.")),
  [PIM_REGISTER_NULL] = PART ("pim.register_flag.null_register", N_("Empty"), PIM_REGISTER_FLAGS,
    32, 0x40000000, N_("Whether there is only a header inside, to ask if registering shall go "
                       "on.")),
  [PIM_IP_VERSION] = MASKED ("pim.ip_version", N_("IP version"), 8, 0xf0,
    N_("Which IP the packet inside is of.")),
  [PIM_N_GROUPS] = { "pim.numgroups", N_("Groups"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many groups follow.") },
  [PIM_GROUP_SET] = { "pim.group_set", N_("Group"), OCTET_FIELD_STRING,
    .lesson = N_("One group, with who joins and who leaves.") },
  [PIM_N_JOINS] = UINT ("pim.numjoins", N_("Joins"), 16,
    N_("How many sources the sender wants to receive.")),
  [PIM_N_PRUNES] = UINT ("pim.numprunes", N_("Prunes"), 16,
    N_("How many sources the sender does not want any more.")),
  [PIM_SHARED_TREE] = FLAG ("pim.rpt", N_("Shared tree"), 8, 0x80,
    N_("Whether it is about the tree that all sources share.")),
  [PIM_PREFERENCE] = MASKED ("pim.metric_pref", N_("Preference"), 32, 0x7fffffff,
    LESSON_PREFERENCE),
  [PIM_METRIC] = UINT ("pim.metric", N_("Metric"), 32, LESSON_METRIC),
  [PIM_FRAGMENT_TAG] = { "pim.fragment_tag", N_("Fragment tag"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Messages that belong together share it.") },
  [PIM_HASH_LENGTH] = UINT ("pim.hash_mask_len", N_("Hash mask"), 8,
    N_("How many bits of a group decide which rendezvous point serves it.")),
  [PIM_BOOTSTRAP_PRIORITY] = UINT ("pim.bsr_priority", N_("Priority"), 8,
    N_("Who has the highest one makes the list of rendezvous points.")),
  [PIM_N_POINTS] = UINT ("pim.rp_count", N_("Rendezvous points"), 8,
    N_("How many there are for the group.")),
  [PIM_N_POINTS_HERE] = UINT ("pim.frp_count", N_("Rendezvous points here"), 8,
    N_("How many of them are in this message.")),
  [PIM_PRIORITY] = UINT ("pim.priority", N_("Priority"), 8, N_("Zero is the highest.")),
  [PIM_N_PREFIXES] = UINT ("pim.prefix_count", N_("Prefixes"), 8,
    N_("How many ranges of groups the sender wants to serve; none means all.")),
  [PIM_MASK_LENGTH] = UINT ("pim.mask_len", N_("Mask"), 8,
    N_("How many bits of the address count.")),
  [PIM_TTL] = UINT ("pim.ttl", N_("Time to live"), 8, N_("How far the refresh may still go.")),
  [PIM_PRUNE_INDICATOR] = FLAG ("pim.prune_indicator", N_("Pruned"), 8, 0x80,
    N_("Whether the branch that the refresh goes along is cut off.")),
  [PIM_PRUNE_NOW] = FLAG ("pim.prune_now", N_("Prune now"), 8, 0x40,
    N_("Whether routers below shall object now if they still want the group.")),
  [PIM_ASSERT_OVERRIDE] = FLAG ("pim.assert_override", N_("Assert override"), 8, 0x20,
    N_("Whether an assert was answered by this.")),
  [PIM_INTERVAL] = UINT ("pim.interval", N_("Interval"), 8,
    N_("Seconds from one refresh to the next.")),
  [PIM_OTHER_PREFERENCE] = UINT ("pim.bidir_off_metric_pref", N_("Preference offered"), 32,
    LESSON_PREFERENCE),
  [PIM_OTHER_METRIC] = UINT ("pim.bidir_off_metric", N_("Metric offered"), 32, LESSON_METRIC),
  [PIM_BACKOFF] = { "pim.bidir_offering_interval", N_("Interval"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("ms"), .lesson = N_("How long to wait before the election is decided.") },
  [PIM_WINNER_PREFERENCE] = UINT ("pim.bidir_win_metric_pref", N_("Winner's preference"), 32,
    LESSON_PREFERENCE),
  [PIM_WINNER_METRIC] = UINT ("pim.bidir_win_metric", N_("Winner's metric"), 32, LESSON_METRIC),
  [PIM_FAMILY] = { "pim.addr_address_family", N_("Family"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (families), .lesson = N_("Which kind of address follows.") },
  [PIM_ENCODING] = UINT ("pim.addr_encoding_type", N_("Encoding"), 8,
    N_("Zero: the address is written as usual.")),
  [PIM_GROUP_FLAGS] = { "pim.group_addr.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("What is special about the group.") },
  [PIM_GROUP_BIDIRECTIONAL] = PART ("pim.group_addr.flags.b", N_("Both directions"),
    PIM_GROUP_FLAGS, 8, 0x80, N_("Whether packets run along the tree in both directions.")),
  [PIM_GROUP_RESERVED] = { "pim.group_addr.flags.reserved", N_("Reserved"), OCTET_FIELD_HEX,
    .under = OCTET_UNDER (PIM_GROUP_FLAGS), .bits = 8, .mask = 0x7e, .lesson = LESSON_RESERVED },
  [PIM_GROUP_ZONE] = PART ("pim.group_addr.flags.z", N_("Zone"), PIM_GROUP_FLAGS, 8, 0x01,
    N_("Whether it is a range that an administrator keeps inside.")),
  [PIM_SOURCE_FLAGS] = { "pim.source_addr.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Which tree is meant.") },
  [PIM_SOURCE_RESERVED] = { "pim.source_addr.flags.reserved", N_("Reserved"), OCTET_FIELD_HEX,
    .under = OCTET_UNDER (PIM_SOURCE_FLAGS), .bits = 8, .mask = 0xf8, .lesson = LESSON_RESERVED },
  [PIM_SOURCE_SPARSE] = PART ("pim.source_addr.flags.s", N_("Sparse"), PIM_SOURCE_FLAGS, 8, 0x04,
    N_("Set in sparse mode.")),
  [PIM_SOURCE_WILD] = PART ("pim.source_addr.flags.w", N_("Any source"), PIM_SOURCE_FLAGS, 8,
    0x02, N_("Whether every source is meant; the address is then the rendezvous point's.")),
  [PIM_SOURCE_SHARED] = PART ("pim.source_addr.flags.r", N_("Shared tree"), PIM_SOURCE_FLAGS, 8,
    0x01, N_("Whether the join goes towards the rendezvous point.")),
  [PIM_UNICAST] = ADDRESSES ("pim.unicast", "pim.unicast_ipv6", N_("Address"),
    N_("The address itself.")),
  [PIM_GROUP] = ADDRESSES ("pim.group", "pim.group_ip6", N_("Group"),
    N_("The address that senders send to, or the range of such addresses.")),
  [PIM_SOURCE] = ADDRESSES ("pim.source", "pim.source_ip6", N_("Source"),
    N_("The machine that sends to the group.")),
  [PIM_NEIGHBOUR] = ADDRESSES ("pim.upstream_neighbor", "pim.upstream_neighbor_ip6",
    N_("Upstream neighbour"), N_("The router that the message is for: the next one towards the "
                                 "source.")),
  [PIM_JOIN] = ADDRESSES ("pim.join_ip", "pim.join_ip6", N_("Join"),
    N_("A source whose packets are wanted.")),
  [PIM_PRUNE] = ADDRESSES ("pim.prune_ip", "pim.prune_ip6", N_("Prune"),
    N_("A source whose packets are not wanted.")),
  [PIM_SECONDARY] = ADDRESSES ("pim.address_list", "pim.address_list_ip6", N_("Further address"),
    N_("Another address of the same router.")),
  [PIM_BOOTSTRAP] = ADDRESSES ("pim.bsr", "pim.bsr_ip6", N_("Bootstrap router"),
    N_("The router that collects and announces the rendezvous points.")),
  [PIM_POINT] = ADDRESSES ("pim.rp", "pim.rp_ip6", N_("Rendezvous point"),
    N_("The router where senders and receivers of a group find each other.")),
  [PIM_ORIGINATOR] = ADDRESSES ("pim.originator", "pim.originator_ip6", N_("Originator"),
    N_("The router next to the source.")),
  [PIM_OFFERING] = ADDRESSES ("pim.bidir_offering_ip4", "pim.bidir_offering_ip6", N_("Offering"),
    N_("The router whose offer is better.")),
  [PIM_WINNER] = ADDRESSES ("pim.bidir_winner_ip4", "pim.bidir_winner_ip6", N_("Winner"),
    N_("The router that forwards from now on.")),
  [PIM_IN_IGMP] = { "pim.igmp_type", N_("Type in IGMP"), OCTET_FIELD_STRING,
    .lesson = N_("Version one had no number among the protocols of IP, so it went as a message "
                 "of IGMP.") },
  [PIM_CODE] = { "pim.code", N_("Code"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (codes),
    .lesson = N_("What the message of version one is for.") },
  [PIM_MODE] = { "pim.mode", N_("Mode"), OCTET_FIELD_UINT, .bits = 8, .mask = 0xf0,
    OCTET_NAMED (modes),
    .lesson = N_("Whether routers flood first and prune later, or wait until somebody joins.") },
  [PIM_GROUP_MASK] = { "pim.group_mask", N_("Group mask"), OCTET_FIELD_IPV4, .bits = 32,
    .lesson = N_("Which bits of the group count.") },
  [PIM_GROUP_ADDRESS] = { "pim.group_address", N_("Group"), OCTET_FIELD_IPV4, .bits = 32,
    .lesson = N_("The group that the message is about.") },
  [PIM_ADDRESS_LENGTH] = UINT ("pim.addr_len", N_("Address length"), 8,
    N_("Octets of each address: four, version one knows no other.")),
  [PIM_ANNOTATED] = MASKED ("pim.src_flags.a", N_("Annotated"), 8, 0x08,
    N_("Whether the neighbour that the join is meant for was told by a mark.")),
  [PIM_SPARSE] = MASKED ("pim.src_flags.s", N_("Sparse"), 8, 0x04, N_("Set in sparse mode.")),
  [PIM_WILD] = MASKED ("pim.src_flags.w", N_("Any source"), 8, 0x02,
    N_("Whether every source is meant; the address is then the rendezvous point's.")),
  [PIM_SHARED] = MASKED ("pim.src_flags.r", N_("Shared tree"), 8, 0x01,
    N_("Whether the join goes towards the rendezvous point.")),
  [PIM_FLAGS_RESERVED] = MASKED ("pim.src_flags.rsv", N_("Reserved"), 8, 0xf0, LESSON_RESERVED),
};
/* clang-format on */
