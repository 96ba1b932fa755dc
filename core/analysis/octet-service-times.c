/* octet-service-times.c - adds up the times from requests to their answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who answers is a matter of the first pass (octet_dissector_find_turn()): each protocol that joins
 * it has a field for the time on its answers. A line in a table here makes a statistic of it.
 */
#include "config.h"

#include "analysis/octet-service-times.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/octet-service-names.h"

/* Programs of RPC and their versions are whatever a packet says; more are no services. */
#define MAX_ROWS 10000u
/* Requests of SNMP whose kind is remembered until they are answered. */
#define MAX_ASKED 100000u
/* RFC 3416, 3; [MS-CIFS], 2.2.2.1 */
#define SNMP_RESPONSE 2
#define SMB_TRANSACTION2 0x32
#define SMB_NT_TRANSACTION 0xa0
/* RFC 5531, 9 */
#define RPC_SUCCESS 0
/* [MS-SMB2], 2.2.1.2; [MS-ERREF], 2.3.1 */
#define SMB2_BREAK 18
#define STATUS_PENDING 0x103

/**
 * Service:
 * @name: what people call it
 * @protocol: only packets with it matter
 * @time: the field with the time
 * @scale: what is multiplied to nanoseconds; 0 where the field is a duration
 * @once: (nullable): the time is stated in each packet of what this field numbers
 */
typedef struct
{
  const char *name;
  const char *protocol;
  const char *time;
  double      scale;
  const char *once;
} Service;

static const Service services[] = {
  { N_("TCP, first round trip"), "tcp", "tcp.analysis.initial_rtt", 0, "tcp.stream" },
  { N_("TCP, acknowledgements"), "tcp", "tcp.analysis.ack_rtt", 0, NULL },
  { N_("ICMP echo"), "icmp", "icmp.resptime", 1e6, NULL },
  { N_("ICMPv6 echo"), "icmpv6", "icmpv6.resptime", 1e6, NULL },
  { "ARP", "arp", "arp.time", 0, NULL },
  { "DHCP", "dhcp", "dhcp.time", 0, NULL },
  { "DNS", "dns", "dns.time", 0, NULL },
  { N_("TLS hello"), "tls", "tls.handshake.time", 0, NULL },
  { "HTTP", "http", "http.time", 0, NULL },
  { "NTP", "ntp", "ntp.delta_time", 0, NULL },
  { "LDAP", "ldap", "ldap.time", 0, NULL },
  { "IMAP", "imap", "imap.time", 0, NULL },
  { "SMB", "smb", "smb.time", 0, NULL },
  { "SMB2", "smb2", "smb2.time", 0, NULL },
  { "RPC", "rpc", "rpc.time", 0, NULL },
  { "SNMP", "snmp", "snmp.time", 0, NULL },
  { "RADIUS", "radius", "radius.time", 0, NULL },
  { "SIP", "sip", "sip.response-time", 1e6, NULL },
  { "STUN", "stun", "stun.time", 0, NULL },
  { "GTP", "gtp", "gtp.time", 0, NULL },
  { N_("ATA over Ethernet"), "aoe", "aoe.time", 0, NULL },
};

/* What a service's answer says of what was asked for. */
typedef enum
{
  ASKED_SMB2,    /* its own number is the request's, unless it only says "later" */
  ASKED_SMB,     /* likewise, and it stands behind the time */
  ASKED_LDAP,    /* the operation that such an answer belongs to, RFC 4511, 4.1.1 */
  ASKED_GTP,     /* likewise, 3GPP TS 29.060, 7.1 */
  ASKED_SNMP,    /* all answers are alike: the request's number */
  ASKED_PROGRAM, /* RPC: the program and its version */
} Asked;

/* A service whose answers are told apart. */
typedef struct
{
  const char *service;
  const char *key;      /* the field by which they are; what is shown as filter */
  Asked       asked;
} Kind;

static const Kind kinds[] = {
  { "ldap", "ldap.protocolOp", ASKED_LDAP }, { "smb", "smb.cmd", ASKED_SMB },
  { "smb2", "smb2.cmd", ASKED_SMB2 },        { "snmp", "snmp.data", ASKED_SNMP },
  { "gtp", "gtp.message", ASKED_GTP },       { "rpc", "rpc.procedure", ASKED_PROGRAM },
};

typedef struct
{
  guint64     key; /* rows stand in its order */
  const char *name;
  guint64     calls;
  gint64      minimum;
  gint64      maximum;
  gint64      sum;
  guint32     fastest;
  guint32     slowest;
} Row;

struct _OctetServiceTimes
{
  OctetStatistic   parent_instance;
  const Kind      *kind;    /* NULL: a row a service */
  const char      *time;    /* the field, where @kind has one service */
  gboolean         has_program;
  guint            program; /* of RPC, where one is asked for */
  guint            version;
  const char      *filter;
  const char      *keys[2 * G_N_ELEMENTS (services) + 1];
  const char      *protocols[G_N_ELEMENTS (services) + 1];
  GArray          *rows;    /* of Row */
  GHashTable      *asked;   /* packet → what it asks for */
  GHashTable      *seen;    /* what a service numbers, where it counts once */
};

G_DEFINE_FINAL_TYPE (OctetServiceTimes, octet_service_times, OCTET_TYPE_STATISTIC)

/* --- rows --- */

static Row *
find_row (OctetServiceTimes *self,
          guint64            key,
          const char        *name)
{
  guint low = 0, high = self->rows->len;
  Row row = { .key = key, .name = name };

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->rows, Row, middle).key < key)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < self->rows->len && g_array_index (self->rows, Row, low).key == key)
    {
      octet_statistic_touch (OCTET_STATISTIC (self), low);
      return &g_array_index (self->rows, Row, low);
    }
  if (self->rows->len >= MAX_ROWS)
    return NULL;
  g_array_insert_val (self->rows, low, row);
  octet_statistic_touch_all (OCTET_STATISTIC (self));
  return &g_array_index (self->rows, Row, low);
}

static void
count (OctetServiceTimes *self,
       guint64            key,
       const char        *name,
       gint64             time,
       guint32            packet)
{
  Row *row = find_row (self, key, name);

  if (row == NULL)
    return;
  if (row->calls == 0 || time < row->minimum)
    {
      row->minimum = time;
      row->fastest = packet;
    }
  if (row->calls == 0 || time > row->maximum)
    {
      row->maximum = time;
      row->slowest = packet;
    }
  row->calls++;
  if (__builtin_add_overflow (row->sum, time, &row->sum))
    row->sum = time > 0 ? G_MAXINT64 : -G_MAXINT64;
}

/* --- all services --- */

static gint64
read_time (const Service   *service,
           const OctetNode *node)
{
  double time;

  if (service->scale <= 0)
    return (gint64) node->value.number;
  time = node->field->kind == OCTET_FIELD_UINT ? (double) node->value.number : node->value.real;
  return (gint64) CLAMP (time * service->scale, -9e18, 9e18);
}

static gboolean
is_repeated (OctetServiceTimes *self,
             const OctetTree   *tree,
             const Service     *service)
{
  const OctetNode *node;

  if (service->once == NULL)
    return FALSE;
  node = octet_tree_find (tree, service->once);
  return node != NULL &&
         !g_hash_table_add (self->seen, GUINT_TO_POINTER ((guint) node->value.number));
}

static void
add_services (OctetServiceTimes    *self,
              const OctetTapPacket *packet)
{
  for (guint32 i = 0; i < packet->tree->n_nodes; i++)
    {
      const OctetNode *node = &packet->tree->nodes[i];

      for (guint k = 0; node->field != NULL && k < G_N_ELEMENTS (services); k++)
        if (strcmp (node->field->key, services[k].time) == 0 &&
            !is_repeated (self, packet->tree, &services[k]))
          count (self, k, services[k].name, read_time (&services[k], node), packet->number);
    }
}

/* --- one service --- */

static guint64
find_asked (OctetServiceTimes *self,
            const OctetTree   *tree,
            guint64            number)
{
  const OctetNode *request;
  gpointer asked;

  switch (self->kind->asked)
    {
    case ASKED_LDAP:
      /* searchResEntry and searchResRef come before searchResDone. */
      return number == 4 || number == 5 || number == 19 ? 3 : number - 1;
    case ASKED_GTP:
      return number == 2 ? 0 : number < 16 ? G_MAXUINT64 : (number - 15) / 2;
    case ASKED_SNMP:
      request = octet_tree_find (tree, "snmp.response_to");
      if (request == NULL ||
          !g_hash_table_lookup_extended (self->asked,
                                         GUINT_TO_POINTER ((guint) request->value.number), NULL,
                                         &asked))
        return G_MAXUINT64;
      return GPOINTER_TO_UINT (asked);
    case ASKED_SMB:
      /* Commands of commands have tables of their own. */
      return number == SMB_TRANSACTION2 || number == SMB_NT_TRANSACTION ? G_MAXUINT64 : number;
    case ASKED_SMB2:
      /* Who breaks an oplock was not asked. */
      return number == SMB2_BREAK ? G_MAXUINT64 : number;
    case ASKED_PROGRAM:
    default:
      return number;
    }
}

static const char *
find_name (OctetServiceTimes *self,
           guint64            asked)
{
  static const OctetName gtp[] = {
    { 0, "Echo" }, { 1, "Create PDP context" }, { 2, "Update PDP context" },
    { 3, "Delete PDP context" },
  };
  static const OctetName ldap[] = {
    { 0, "Bind" }, { 3, "Search" }, { 6, "Modify" }, { 8, "Add" }, { 10, "Delete" },
    { 12, "Modrdn" }, { 14, "Compare" }, { 23, "Extended" },
  };
  static const OctetName snmp[] = {
    { 0, "Get" }, { 1, "GetNext" }, { 3, "Set" }, { 5, "Bulk" }, { 6, "Inform" },
  };
  static const OctetName programs[] = {
    { 100000, "Portmap" }, { 100003, "NFS" }, { 100005, "MOUNT" },
  };
  const char *name;

  switch (self->kind->asked)
    {
    case ASKED_LDAP:
      return octet_name_find (ldap, G_N_ELEMENTS (ldap), asked);
    case ASKED_GTP:
      return octet_name_find (gtp, G_N_ELEMENTS (gtp), asked);
    case ASKED_SNMP:
      return octet_name_find (snmp, G_N_ELEMENTS (snmp), asked);
    case ASKED_PROGRAM:
      name = self->has_program ? octet_service_names_find (self->filter, asked)
                               : octet_name_find (programs, G_N_ELEMENTS (programs), asked >> 32);
      return name != NULL ? name : "Unknown";
    case ASKED_SMB2:
    case ASKED_SMB:
    default:
      return octet_service_names_find (self->filter, asked);
    }
}

/* What a packet says before its time, of SMB and RPC behind it. */
typedef struct
{
  gboolean has_number;
  gboolean has_time;
  gboolean is_later;
  guint64  number;
  guint64  program;
  guint64  version;
  gint64   time;
} Said;

/* An answer that has a name; others are of no operation that is counted. */
static void
count_answer (OctetServiceTimes    *self,
              const OctetTapPacket *packet,
              const Said           *said)
{
  guint64 asked;
  const char *name;

  if (!said->has_number || said->is_later)
    return;
  if (self->has_program && (said->program != self->program || said->version != self->version))
    return;
  asked = find_asked (self, packet->tree, said->number);
  if (self->kind->asked == ASKED_PROGRAM && !self->has_program)
    asked = said->program << 32 | (guint32) said->version;
  name = find_name (self, asked);
  if (name != NULL)
    count (self, asked, name, said->time, packet->number);
}

static void
take_number (OctetServiceTimes    *self,
             const OctetTapPacket *packet,
             Said                 *said,
             guint64               number)
{
  said->has_number = TRUE;
  said->number = number;
  if (self->kind->asked == ASKED_SNMP && number != SNMP_RESPONSE &&
      g_hash_table_size (self->asked) < MAX_ASKED)
    g_hash_table_insert (self->asked, GUINT_TO_POINTER (packet->number),
                         GUINT_TO_POINTER ((guint) number));
  if (self->kind->asked == ASKED_SMB && said->has_time)
    count_answer (self, packet, said);
  said->has_time = FALSE;
}

/* What a program does not know is no call of it. */
static void
take_acceptance (OctetServiceTimes    *self,
                 const OctetTapPacket *packet,
                 Said                 *said,
                 gboolean              is_accepted)
{
  if (is_accepted && said->has_time)
    count_answer (self, packet, said);
  said->has_time = FALSE;
}

static void
add_kind (OctetServiceTimes    *self,
          const OctetTapPacket *packet)
{
  Said said = { 0 };

  for (guint32 i = 0; i < packet->tree->n_nodes; i++)
    {
      const OctetNode *node = &packet->tree->nodes[i];
      const char *key = node->field != NULL ? node->field->key : "";

      if (strcmp (key, self->kind->key) == 0)
        take_number (self, packet, &said, node->value.number);
      else if (strcmp (key, "smb2.nt_status") == 0)
        said.is_later = node->value.number == STATUS_PENDING; /* stands before the command */
      else if (strcmp (key, "rpc.state_accept") == 0)
        take_acceptance (self, packet, &said, node->value.number == RPC_SUCCESS);
      else if (strcmp (key, "rpc.program") == 0)
        said.program = node->value.number;
      else if (strcmp (key, "rpc.programversion") == 0)
        said.version = node->value.number;
      else if (strcmp (key, self->time) == 0)
        {
          said.time = (gint64) node->value.number;
          said.has_time = TRUE;
          if (self->kind->asked != ASKED_SMB && self->kind->asked != ASKED_PROGRAM)
            count_answer (self, packet, &said);
        }
    }
}

static void
octet_service_times_add (OctetStatistic       *statistic,
                         const OctetTapPacket *packet)
{
  OctetServiceTimes *self = OCTET_SERVICE_TIMES (statistic);

  if (self->kind != NULL)
    add_kind (self, packet);
  else
    add_services (self, packet);
}

static const char *const *
octet_service_times_list_keys (OctetStatistic *statistic)
{
  return OCTET_SERVICE_TIMES (statistic)->keys;
}

static const char *const *
octet_service_times_list_protocols (OctetStatistic *statistic)
{
  return OCTET_SERVICE_TIMES (statistic)->protocols;
}

static guint
octet_service_times_count_rows (OctetStatistic *statistic)
{
  return OCTET_SERVICE_TIMES (statistic)->rows->len;
}

static void
octet_service_times_fill_row (OctetStatistic *statistic,
                              guint           index,
                              OctetCell      *cells)
{
  OctetServiceTimes *self = OCTET_SERVICE_TIMES (statistic);
  const Row *row = &g_array_index (self->rows, Row, index);
  gboolean has_version = self->kind != NULL && self->kind->asked == ASKED_PROGRAM &&
                         !self->has_program;

  octet_cell_set_text (&cells[OCTET_SERVICE_TIMES_NAME],
                       self->kind == NULL ? _(row->name) : row->name);
  if (self->kind != NULL)
    octet_cell_set_number (&cells[OCTET_SERVICE_TIMES_NUMBER],
                           has_version ? row->key >> 32 : row->key);
  if (has_version)
    octet_cell_set_number (&cells[OCTET_SERVICE_TIMES_VERSION], row->key & 0xffffffff);
  octet_cell_set_number (&cells[OCTET_SERVICE_TIMES_CALLS], row->calls);
  octet_cell_set_time (&cells[OCTET_SERVICE_TIMES_MINIMUM], row->minimum);
  octet_cell_set_time (&cells[OCTET_SERVICE_TIMES_MAXIMUM], row->maximum);
  octet_cell_set_time (&cells[OCTET_SERVICE_TIMES_MEAN],
                       row->calls > 0 ? row->sum / (gint64) row->calls : 0);
  octet_cell_set_time (&cells[OCTET_SERVICE_TIMES_SUM], row->sum);
  octet_cell_set_number (&cells[OCTET_SERVICE_TIMES_FASTEST], row->fastest);
  octet_cell_set_number (&cells[OCTET_SERVICE_TIMES_SLOWEST], row->slowest);
}

static void
octet_service_times_finalize (GObject *object)
{
  OctetServiceTimes *self = OCTET_SERVICE_TIMES (object);

  g_array_unref (self->rows);
  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->seen);
  G_OBJECT_CLASS (octet_service_times_parent_class)->finalize (object);
}

static void
octet_service_times_class_init (OctetServiceTimesClass *klass)
{
  static const OctetColumn columns[] = {
    { "name", N_("Service"), OCTET_CELL_TEXT },
    { "number", N_("Number"), OCTET_CELL_NUMBER },
    { "version", N_("Version"), OCTET_CELL_NUMBER },
    { "calls", N_("Answers"), OCTET_CELL_NUMBER },
    { "minimum", N_("Shortest (s)"), OCTET_CELL_TIME },
    { "maximum", N_("Longest (s)"), OCTET_CELL_TIME },
    { "mean", N_("Mean (s)"), OCTET_CELL_TIME },
    { "sum", N_("Sum (s)"), OCTET_CELL_TIME },
    { "minimum_packet", N_("Fastest Packet"), OCTET_CELL_NUMBER },
    { "maximum_packet", N_("Slowest Packet"), OCTET_CELL_NUMBER },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_service_times_finalize;
  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->touches_rows = TRUE;
  statistic_class->list_keys = octet_service_times_list_keys;
  statistic_class->list_protocols = octet_service_times_list_protocols;
  statistic_class->add = octet_service_times_add;
  statistic_class->count_rows = octet_service_times_count_rows;
  statistic_class->fill_row = octet_service_times_fill_row;
}

static void
octet_service_times_init (OctetServiceTimes *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->asked = g_hash_table_new (NULL, NULL);
  self->seen = g_hash_table_new (NULL, NULL);
}

/**
 * octet_service_times_new: (skip)
 *
 * Returns: (transfer full): a row for each service that answers; no answers yet
 */
OctetStatistic *
octet_service_times_new (void)
{
  OctetServiceTimes *self = g_object_new (OCTET_TYPE_SERVICE_TIMES, NULL);
  guint n_keys = 0;

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      self->keys[n_keys++] = services[i].time;
      if (services[i].once != NULL)
        self->keys[n_keys++] = services[i].once;
      self->protocols[i] = services[i].protocol;
    }
  return OCTET_STATISTIC (self);
}

/**
 * octet_service_times_new_of: (skip)
 * @service: "ldap", "smb", "smb2", "snmp", "gtp" or "rpc"
 *
 * Returns: (transfer full) (nullable): a row for each thing that can be asked of it, of RPC for
 *   each program; %NULL where the service is none of them
 */
OctetStatistic *
octet_service_times_new_of (const char *service)
{
  OctetServiceTimes *self;
  guint kind = 0, n_keys = 0;

  while (kind < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[kind].service, service))
    kind++;
  if (kind == G_N_ELEMENTS (kinds))
    return NULL;
  self = g_object_new (OCTET_TYPE_SERVICE_TIMES, NULL);
  self->kind = &kinds[kind];
  self->filter = self->kind->key;
  self->protocols[0] = service;
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    if (g_str_equal (services[i].protocol, service))
      self->time = services[i].time;
  self->keys[n_keys++] = self->time;
  self->keys[n_keys++] = self->kind->key;
  if (self->kind->asked == ASKED_SNMP)
    self->keys[n_keys++] = "snmp.response_to";
  if (self->kind->asked == ASKED_SMB2)
    self->keys[n_keys++] = "smb2.nt_status";
  if (self->kind->asked == ASKED_GTP)
    self->protocols[1] = "gtpprime";
  if (self->kind->asked == ASKED_PROGRAM)
    {
      self->keys[n_keys++] = "rpc.state_accept";
      self->keys[n_keys++] = "rpc.program";
      self->keys[n_keys++] = "rpc.programversion";
    }
  return OCTET_STATISTIC (self);
}

/**
 * octet_service_times_new_of_program: (skip)
 * @registry: the protocols
 * @program: a program of RPC
 * @version: its version
 *
 * Returns: (transfer full) (nullable): a row for each procedure of it; %NULL where the program is
 *   not known
 */
OctetStatistic *
octet_service_times_new_of_program (OctetRegistry *registry,
                                    guint          program,
                                    guint          version)
{
  static const OctetName protocols[] = { { 100000, "portmap" }, { 100003, "nfs" },
                                         { 100005, "mount" } };
  const char *protocol = octet_name_find (protocols, G_N_ELEMENTS (protocols), program);
  g_autofree char *key = g_strdup_printf ("%s.procedure_v%u", protocol, version);
  const OctetFieldRef *ref;
  OctetServiceTimes *self;
  gsize count;

  ref = protocol != NULL ? octet_registry_find_field (registry, key, &count) : NULL;
  if (ref == NULL)
    return NULL;
  self = OCTET_SERVICE_TIMES (octet_service_times_new_of ("rpc"));
  self->has_program = TRUE;
  self->program = program;
  self->version = version;
  self->filter = octet_field_ref_get_field (ref)->key;
  return OCTET_STATISTIC (self);
}

/**
 * octet_service_times_get_key: (skip)
 * @self: times of one service
 *
 * Returns: (transfer none) (nullable): the field by which its rows are told apart
 */
const char *
octet_service_times_get_key (OctetServiceTimes *self)
{
  return self->filter;
}
