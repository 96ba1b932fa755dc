/* octet-dns-counts.c - counts DNS messages by what they ask, what they answer, and how fast.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-dns-counts.h"

#include <string.h>

#include "bytes/octet-names.h"

struct _OctetDnsCounts
{
  OctetItemTree parent_instance;
  guint32       all;
  guint32       rcode;
  guint32       opcode;
  guint32       direction;
  guint32       type;
  guint32       class;
  guint32       payload;
  guint32       name_size;
  guint32       levels[4]; /* of names with four labels or more, three, two, one */
  guint32       counts[4]; /* questions, answers, authorities, additionals */
  guint32       time;
  guint32       unsolicited;
  guint32       again;
};

G_DEFINE_FINAL_TYPE (OctetDnsCounts, octet_dns_counts, OCTET_TYPE_ITEM_TREE)

/* What one message says of itself. */
typedef struct
{
  guint64  rcode;
  guint64  opcode;
  guint64  type;
  guint64  class;
  guint64  counts[4];
  guint64  n_labels;
  guint64  name_size;
  gint64   time;
  guint32  size;
  gboolean is_response;
  gboolean has_question;
  gboolean has_time;
  gboolean is_unsolicited;
  gboolean is_again;
} Message;

/* Scripts read these words; they are what tshark prints for record types. */
static const OctetName types[] = {
  { 0, "Unused" }, { 1, "A (Host Address)" }, { 2, "NS (authoritative Name Server)" },
  { 5, "CNAME (Canonical NAME for an alias)" }, { 6, "SOA (Start Of a zone of Authority)" },
  { 10, "NULL (RR)" },
  { 12, "PTR (domain name PoinTeR)" }, { 13, "HINFO (host information)" },
  { 15, "MX (Mail eXchange)" }, { 16, "TXT (Text strings)" }, { 17, "RP (Responsible Person)" },
  { 28, "AAAA (IPv6 Address)" }, { 29, "LOC (Location Information)" },
  { 33, "SRV (Server Selection)" }, { 35, "NAPTR (Naming Authority Pointer)" },
  { 43, "DS (Delegation Signer)" }, { 44, "SSHFP (SSH Key Fingerprint)" },
  { 48, "DNSKEY (DNS Public Key)" }, { 51, "NSEC3PARAM" }, { 52, "TLSA" },
  { 59, "CDS (Child DS)" }, { 64, "SVCB (General Purpose Service Endpoints)" },
  { 65, "HTTPS (HTTPS Specific Service Endpoints)" }, { 99, "SPF" },
  { 249, "TKEY (Transaction Key)" }, { 252, "AXFR (transfer of an entire zone)" },
  { 255, "* (A request for all records the server/cache has available)" }, { 256, "URI" },
  { 257, "CAA (Certification Authority Restriction)" },
};

static const OctetName classes[] = {
  { 0, "reserved" }, { 1, "IN" }, { 2, "CS" }, { 3, "CH" }, { 4, "HS" }, { 254, "NONE" },
  { 255, "ANY" },
};

static const OctetName opcodes[] = {
  { 0, "Standard query" }, { 1, "Inverse query" }, { 2, "Server status request" },
  { 4, "Zone change notification" }, { 5, "Dynamic update" }, { 6, "DNS Stateful operations" },
};

static const OctetName rcodes[] = {
  { 0, "No error" }, { 1, "Format error" }, { 2, "Server failure" }, { 3, "No such name" },
  { 4, "Not implemented" }, { 5, "Refused" }, { 6, "Name exists" }, { 7, "RRset exists" },
  { 8, "RRset does not exist" }, { 9, "Not authoritative" }, { 10, "Name out of zone" },
};

static const char *const *
octet_dns_counts_list_keys (OctetStatistic *statistic)
{
  static const char *const keys[] = {
    "dns", "dns.flags.rcode", "dns.flags.opcode", "dns.flags.response", "dns.qry.type",
    "dns.qry.class", "dns.qry.name", "dns.qry.name.len", "dns.count.labels",
    "dns.count.queries", "dns.count.answers", "dns.count.auth_rr", "dns.count.add_rr",
    "dns.time", "dns.unsolicited", "dns.retransmission", NULL,
  };

  return keys;
}

static void
read_field (const OctetNode *node,
            const char      *key,
            Message         *message)
{
  static const char *const counts[] = { "count.queries", "count.answers", "count.auth_rr",
                                        "count.add_rr" };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (g_str_equal (key, counts[i]))
      message->counts[i] = node->value.number;
  if (g_str_equal (key, "flags.rcode"))
    message->rcode = node->value.number;
  else if (g_str_equal (key, "flags.opcode"))
    message->opcode = node->value.number;
  else if (g_str_equal (key, "flags.response"))
    message->is_response = node->value.number != 0;
  else if (g_str_equal (key, "qry.name.len"))
    /* The root's name is empty, and counts as the word that tshark has for it. */
    message->name_size = node->value.number > 0 ? node->value.number : strlen ("<Root>");
  else if (g_str_equal (key, "count.labels"))
    message->n_labels = MAX (node->value.number, 1);
  else if (g_str_equal (key, "qry.type"))
    {
      message->type = node->value.number;
      message->has_question = TRUE;
    }
  else if (g_str_equal (key, "qry.class"))
    message->class = node->value.number;
  else if (g_str_equal (key, "unsolicited"))
    message->is_unsolicited = TRUE;
  else if (g_str_equal (key, "retransmission"))
    message->is_again = TRUE;
  else if (g_str_equal (key, "time"))
    {
      message->time = (gint64) node->value.number;
      message->has_time = TRUE;
    }
}

static guint32
read_message (const OctetTree *tree,
              guint32          at,
              Message         *ret_message)
{
  memset (ret_message, 0, sizeof *ret_message);
  ret_message->size = tree->nodes[at].size;
  for (at++; at < tree->n_nodes && !g_str_equal (tree->nodes[at].field->key, "dns"); at++)
    if (g_str_has_prefix (tree->nodes[at].field->key, "dns."))
      read_field (&tree->nodes[at], tree->nodes[at].field->key + strlen ("dns."), ret_message);
  return at;
}

static void
count_named (OctetDnsCounts  *self,
             guint32          parent,
             guint64          value,
             const OctetName *names,
             gsize            n_names,
             const char      *unknown)
{
  const char *name = octet_name_find (names, n_names, value);
  g_autofree char *number = NULL;

  if (name == NULL)
    name = number = g_strdup_printf ("%s (%" G_GUINT64_FORMAT ")", unknown, value);
  octet_item_tree_count (OCTET_ITEM_TREE (self), parent);
  octet_item_tree_count_name (OCTET_ITEM_TREE (self), parent, name);
}

static void
count_records (OctetDnsCounts *self,
               const Message  *message)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    octet_item_tree_count_value (OCTET_ITEM_TREE (self), self->counts[i],
                                 (double) message->counts[i]);
}

static void
count_times (OctetDnsCounts *self,
             const Message  *message)
{
  OctetItemTree *tree = OCTET_ITEM_TREE (self);

  if (message->is_response && message->has_time)
    octet_item_tree_count_value (tree, self->time, (double) (float) ((double) message->time / 1e6));
  if (message->is_response && message->is_unsolicited)
    octet_item_tree_count (tree, self->unsolicited);
  if (message->is_again)
    octet_item_tree_count (tree, self->again);
}

static void
count_message (OctetDnsCounts *self,
               const Message  *message)
{
  OctetItemTree *tree = OCTET_ITEM_TREE (self);

  octet_item_tree_count (tree, self->all);
  count_named (self, self->rcode, message->rcode, rcodes, G_N_ELEMENTS (rcodes), "Unknown");
  count_named (self, self->opcode, message->opcode, opcodes, G_N_ELEMENTS (opcodes), "Unknown");
  octet_item_tree_count (tree, self->direction);
  octet_item_tree_count_name (tree, self->direction, message->is_response ? "Response" : "Query");
  if (message->has_question)
    {
      count_named (self, self->type, message->type, types, G_N_ELEMENTS (types),
                   "Unknown packet type");
      count_named (self, self->class, message->class & 0x7fff, classes, G_N_ELEMENTS (classes),
                   "Unknown");
    }
  octet_item_tree_count_value (tree, self->payload, message->size);
  if (!message->is_response && message->has_question)
    {
      octet_item_tree_count_value (tree, self->name_size, (double) message->name_size);
      if (message->n_labels > 0)
        octet_item_tree_count (tree, self->levels[4 - MIN (message->n_labels, 4)]);
    }
  if (message->is_response)
    count_records (self, message);
  /* tshark counts a response again when it knows the question. */
  if (message->is_response && message->has_time)
    count_records (self, message);
  count_times (self, message);
}

static void
octet_dns_counts_add (OctetStatistic       *statistic,
                      const OctetTapPacket *packet)
{
  const OctetTree *tree = packet->tree;
  guint32 at = 0;
  Message message;

  while (at < tree->n_nodes && !g_str_equal (tree->nodes[at].field->key, "dns"))
    at++;
  while (at < tree->n_nodes)
    {
      at = read_message (tree, at, &message);
      octet_item_tree_set_time (OCTET_ITEM_TREE (statistic), packet);
      count_message (OCTET_DNS_COUNTS (statistic), &message);
    }
}

static const char *const *
octet_dns_counts_list_protocols (OctetStatistic *statistic)
{
  static const char *const protocols[] = { "dns", NULL };

  return protocols;
}

static void
octet_dns_counts_class_init (OctetDnsCountsClass *klass)
{
  OCTET_STATISTIC_CLASS (klass)->add = octet_dns_counts_add;
  OCTET_STATISTIC_CLASS (klass)->list_keys = octet_dns_counts_list_keys;
  OCTET_STATISTIC_CLASS (klass)->list_protocols = octet_dns_counts_list_protocols;
  OCTET_ITEM_TREE_CLASS (klass)->title = "DNS";
}

static void
octet_dns_counts_init (OctetDnsCounts *self)
{
  static const char *const levels[] = { "4th Level or more", "3rd Level", "2nd Level",
                                        "1st Level" };
  static const char *const counts[] = { "no. of questions", "no. of answers",
                                        "no. of authorities", "no. of additionals" };
  OctetItemTree *tree = OCTET_ITEM_TREE (self);
  guint32 top;

  self->all = octet_item_tree_add (tree, OCTET_ITEM_ROOT, "Total Packets", 0);
  self->rcode = octet_item_tree_add (tree, self->all, "rcode", 0);
  self->opcode = octet_item_tree_add (tree, self->all, "opcodes", 0);
  self->direction = octet_item_tree_add (tree, self->all, "Query/Response", 0);
  self->type = octet_item_tree_add (tree, self->all, "Query Type", 0);
  self->class = octet_item_tree_add (tree, self->all, "Class", 0);
  self->payload = octet_item_tree_add (tree, OCTET_ITEM_ROOT, "Payload size", 0);
  top = octet_item_tree_add (tree, OCTET_ITEM_ROOT, "Query Stats", 0);
  self->name_size = octet_item_tree_add (tree, top, "Qname Len", 0);
  top = octet_item_tree_add (tree, top, "Label Stats", 0);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    self->levels[i] = octet_item_tree_add (tree, top, levels[i], 0);
  top = octet_item_tree_add (tree, OCTET_ITEM_ROOT, "Response Stats", 0);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    self->counts[i] = octet_item_tree_add (tree, top, counts[i], 0);
  top = octet_item_tree_add (tree, OCTET_ITEM_ROOT, "Service Stats", 0);
  self->time = octet_item_tree_add (tree, top, "request-response time (msec)", 0);
  self->unsolicited = octet_item_tree_add (tree, top, "no. of unsolicited responses", 0);
  self->again = octet_item_tree_add (tree, top, "no. of retransmissions", 0);
}

/**
 * octet_dns_counts_new: (skip)
 *
 * Returns: (transfer full): counts of no messages yet
 */
OctetStatistic *
octet_dns_counts_new (void)
{
  return g_object_new (OCTET_TYPE_DNS_COUNTS, NULL);
}
