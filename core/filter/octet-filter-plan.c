/* octet-filter-plan.c - decides what it can without reading a packet: by chain, by flow, by index.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A capture has a few hundred chains of protocols, and far fewer flows than
 * packets. So `tls` is decided once a chain, `ip.addr == a && tcp.port == b`
 * once a flow and direction, and what is left needs the packet.
 */
#include "config.h"

#include <string.h>

#include "filter/octet-filter-private.h"

/* What a chain tells of a protocol: parts (wlan.mgt) do not stand in it. */
#define HAS 1
#define MAY_HAVE 2

/* Packets between the one that is decided and the one whose flow is fetched. */
#define AHEAD 12u

/* Kinds of chains that are looked for; the others stand for themselves. A filter names a handful of
 * protocols, and a hostile capture may have as many chains as there are numbers for them. */
#define MAX_KINDS 32

/* No verdict was worked out yet. */
#define NOT_ASKED 3

/* The verdicts of one flow, in one direction where the filter tells them apart, for the first two
 * kinds of chains that it has. */
typedef struct
{
  guint16 kinds[2];
  guint8  verdicts[2];
} FlowCache;

struct _OctetFilterPlan
{
  OctetFilter      *filter;
  OctetState       *state;
  OctetPacketStore *store;
  gint64            first_time;
  guint8           *by_stack;    /* verdict for each chain */
  guint8           *is_simple;   /* whether a chain's addresses and ports are its flow's */
  guint8          **protocols;   /* for each chain, which protocols are in it; made when asked */
  guint16          *kinds;       /* for each chain, the first that is the same to the filter */
  guint16           first_kinds[MAX_KINDS];
  guint             n_kinds;
  GArray           *named;       /* of guint: the protocols that the filter names */
  guint             n_stacks;
  FlowCache        *by_flow;     /* n_ways for each flow */
  guint             n_ways;
  guint32           n_flows;
  gint64            passed_time; /* of the last packet that passed */
  gboolean          always_asks; /* a test needs what no chain tells */
};

/* Whether the filter names something that may stand in any packet. */
static gboolean
names_notes (const OctetFilterNode *node)
{
  if (node->kind == OCTET_FILTER_FIELD && g_str_has_prefix (node->text, "_ws."))
    return TRUE;
  for (guint i = 0; i < node->children->len; i++)
    if (names_notes (octet_filter_node_child (node, i)))
      return TRUE;
  return FALSE;
}

static void
list_named (const OctetFilterNode *node,
            GArray                *named)
{
  for (gsize i = 0; i < node->n_refs; i++)
    {
      guint index = node->refs[i].entry->index;

      g_array_append_val (named, index);
    }
  for (guint i = 0; i < node->children->len; i++)
    list_named (octet_filter_node_child (node, i), named);
}

/**
 * octet_filter_plan_new: (skip)
 * @filter: a filter
 * @state: what the first pass left behind
 * @store: the packet index
 *
 * Returns: (transfer full): a plan for the calling thread; keeps @filter and @store
 */
OctetFilterPlan *
octet_filter_plan_new (OctetFilter      *filter,
                       OctetState       *state,
                       OctetPacketStore *store)
{
  OctetFilterPlan *self = g_new0 (OctetFilterPlan, 1);

  self->filter = octet_filter_ref (filter);
  self->state = state;
  self->store = g_object_ref (store);
  self->always_asks = filter->root != NULL && names_notes (filter->root);
  self->named = g_array_new (FALSE, FALSE, sizeof (guint));
  if (filter->root != NULL)
    list_named (filter->root, self->named);
  self->n_ways = filter->uses_direction ? 2 : 1;
  self->passed_time = G_MININT64;
  if (octet_packet_store_get_count (store) > 0)
    self->first_time = octet_packet_store_get_first_time (store);
  return self;
}

/**
 * octet_filter_plan_free: (skip)
 * @self: (transfer full): a plan
 */
void
octet_filter_plan_free (OctetFilterPlan *self)
{
  for (guint i = 0; i < self->n_stacks; i++)
    g_free (self->protocols[i]);
  g_free (self->protocols);
  g_free (self->kinds);
  g_array_unref (self->named);
  g_free (self->by_stack);
  g_free (self->is_simple);
  g_free (self->by_flow);
  octet_filter_unref (self->filter);
  g_object_unref (self->store);
  g_free (self);
}

/* New chains and flows may have come while the file is read. */
static void
make_room (OctetFilterPlan *self,
           guint16          stack,
           guint32          flow)
{
  guint n_stacks = octet_stacks_get_count (self->state->stacks);
  guint32 n_flows = octet_flow_table_get_count (self->state->flows);

  if (stack >= self->n_stacks && stack < n_stacks)
    {
      self->by_stack = g_realloc (self->by_stack, n_stacks);
      self->is_simple = g_realloc (self->is_simple, n_stacks);
      self->protocols = g_renew (guint8 *, self->protocols, n_stacks);
      self->kinds = g_renew (guint16, self->kinds, n_stacks);
      memset (self->by_stack + self->n_stacks, NOT_ASKED, n_stacks - self->n_stacks);
      memset (self->protocols + self->n_stacks, 0,
              (n_stacks - self->n_stacks) * sizeof *self->protocols);
      self->n_stacks = n_stacks;
    }
  if (flow != OCTET_FLOW_NONE && flow >= self->n_flows && flow < n_flows)
    {
      self->by_flow = g_renew (FlowCache, self->by_flow, self->n_ways * (gsize) n_flows);
      memset (self->by_flow + self->n_ways * (gsize) self->n_flows, 0xff,
              self->n_ways * (gsize) (n_flows - self->n_flows) * sizeof (FlowCache));
      self->n_flows = n_flows;
    }
}

/* Which protocols a chain has, the frame and what every packet has included. */
static guint8 *
list_protocols (OctetFilterPlan *self,
                guint16          stack,
                gboolean        *ret_is_simple)
{
  const OctetRegistry *registry = self->filter->registry;
  guint8 *has = g_new0 (guint8, octet_registry_get_size (registry));
  guint n_network = 0, n_transport = 0;

  for (guint16 at = stack; at != OCTET_STACK_EMPTY;
       at = octet_stacks_get_parent (self->state->stacks, at))
    {
      guint index = octet_stacks_get_protocol (self->state->stacks, at);
      const char *key = octet_registry_get_entry (registry, index)->protocol->key;

      has[index] = HAS;
      n_network += strcmp (key, "ip") == 0 || strcmp (key, "ipv6") == 0;
      n_transport += strcmp (key, "tcp") == 0 || strcmp (key, "udp") == 0;
    }
  for (gsize i = 0; i < octet_registry_get_size (registry); i++)
    if (octet_registry_get_entry (registry, i)->protocol->is_part)
      has[i] = MAY_HAVE;
  has[octet_registry_find (registry, "frame")->index] = HAS;
  *ret_is_simple = n_network == 1 && n_transport == 1;
  return has;
}

/* Connections alternate between bare segments and segments with a message: to a filter that names
 * neither TLS nor HTTP their chains are the same, and one verdict does for the flow. */
static guint16
find_kind (OctetFilterPlan *self,
           guint16          stack)
{
  for (guint at = 0; at < self->n_kinds; at++)
    {
      guint16 other = self->first_kinds[at];
      gboolean same = self->is_simple[other] == self->is_simple[stack];

      for (guint i = 0; same && i < self->named->len; i++)
        {
          guint index = g_array_index (self->named, guint, i);

          same = self->protocols[other][index] == self->protocols[stack][index];
        }
      if (same)
        return other;
    }
  if (self->n_kinds < MAX_KINDS)
    self->first_kinds[self->n_kinds++] = stack;
  return stack;
}

static OctetVerdict
ask_stack (OctetFilterPlan *self,
           guint16          stack)
{
  OctetFilterFacts facts = { 0 };
  gboolean is_simple;

  if (self->by_stack[stack] != NOT_ASKED)
    return self->by_stack[stack];
  self->protocols[stack] = list_protocols (self, stack, &is_simple);
  self->is_simple[stack] = is_simple ? 1 : 0;
  self->kinds[stack] = find_kind (self, stack);
  facts.has_protocol = self->protocols[stack];
  self->by_stack[stack] = (guint8) octet_filter_evaluate (self->filter->root, &facts);
  return self->by_stack[stack];
}

static inline gboolean
has_simple_flow (const OctetFilterPlan   *self,
                 const OctetPacketRecord *record)
{
  return record->flow != OCTET_NO_FLOW && record->flow < self->n_flows &&
         self->is_simple[record->stack];
}

static void
take_simple_flow (OctetFilterPlan         *self,
                  const OctetPacketRecord *record,
                  OctetFilterFacts        *facts)
{
  const OctetFlow *flow;

  facts->flow = NULL;
  if (!has_simple_flow (self, record))
    return;
  flow = octet_flow_table_get (self->state->flows, record->flow);
  if (flow->level != OCTET_FLOW_TCP && flow->level != OCTET_FLOW_UDP)
    return;
  facts->flow = flow;
  for (guint side = 0; side < 2; side++)
    facts->ends[side] = octet_flow_table_get_end (self->state->flows, flow, side);
}

/* Apart from the callers, for whom an answer is mostly there already and facts would be cleared
 * for nothing. */
static G_GNUC_NO_INLINE OctetVerdict
work_flow_out (OctetFilterPlan         *self,
               const OctetPacketRecord *record,
               FlowCache               *cache)
{
  OctetFilterFacts facts = { 0 };
  guint slot = cache->kinds[0] == G_MAXUINT16 ? 0 : 1;

  facts.has_protocol = self->protocols[record->stack];
  take_simple_flow (self, record, &facts);
  facts.from_a = (record->flags & OCTET_PACKET_FROM_A) != 0;
  cache->kinds[slot] = self->kinds[record->stack];
  cache->verdicts[slot] = (guint8) octet_filter_evaluate (self->filter->root, &facts);
  return cache->verdicts[slot];
}

static FlowCache *
get_cache (const OctetFilterPlan   *self,
           const OctetPacketRecord *record)
{
  guint way = (record->flags & OCTET_PACKET_FROM_A) != 0 ? self->n_ways - 1 : 0;

  return &self->by_flow[self->n_ways * (gsize) record->flow + way];
}

/* Packets are mostly decided one behind the other, and their flows lie far apart: what one a few
 * packets ahead needs is fetched from memory meanwhile. Records stand together in a chunk. */
static void
fetch_ahead (const OctetFilterPlan   *self,
             guint32                  number,
             const OctetPacketRecord *record)
{
  const OctetPacketRecord *ahead = record + AHEAD;

  if (((number - 1) & (OCTET_PACKET_STORE_CHUNK_SIZE - 1)) + AHEAD <
        OCTET_PACKET_STORE_CHUNK_SIZE &&
      ahead->flow < self->n_flows)
    __builtin_prefetch (get_cache (self, ahead));
}

static OctetVerdict
ask_flow (OctetFilterPlan         *self,
          guint32                  number,
          const OctetPacketRecord *record)
{
  FlowCache *cache = get_cache (self, record);
  guint16 kind = self->kinds[record->stack];

  fetch_ahead (self, number, record);
  if (cache->kinds[0] == kind)
    return cache->verdicts[0];
  if (cache->kinds[1] == kind)
    return cache->verdicts[1];
  return work_flow_out (self, record, cache);
}

static void
fill_facts (OctetFilterPlan         *self,
            guint32                  number,
            const OctetPacketRecord *record,
            OctetFilterFacts        *facts)
{
  facts->has_protocol = self->protocols[record->stack];
  take_simple_flow (self, record, facts);
  facts->from_a = (record->flags & OCTET_PACKET_FROM_A) != 0;
  facts->record = record;
  facts->number = number;
  facts->first_time = self->first_time;
  facts->passed_time = self->passed_time;
}

static G_GNUC_NO_INLINE OctetVerdict
ask_record (OctetFilterPlan         *self,
            guint32                  number,
            const OctetPacketRecord *record)
{
  OctetFilterFacts facts = { 0 };

  fill_facts (self, number, record, &facts);
  return octet_filter_evaluate (self->filter->root, &facts);
}

/**
 * octet_filter_plan_decide: (skip)
 * @self: a plan
 * @number: a packet
 *
 * Returns: whether it passes; %OCTET_VERDICT_UNKNOWN where it has to be dissected
 */
OctetVerdict
octet_filter_plan_decide (OctetFilterPlan *self,
                          guint32          number)
{
  const OctetPacketRecord *record = octet_packet_store_get (self->store, number);
  OctetVerdict verdict;

  if (self->filter->root == NULL)
    return OCTET_VERDICT_YES;
  if (self->always_asks || record->stack == OCTET_STACK_OVERFLOW)
    return OCTET_VERDICT_UNKNOWN;
  if (record->stack >= self->n_stacks ||
      (record->flow != OCTET_NO_FLOW && record->flow >= self->n_flows))
    make_room (self, record->stack, record->flow);
  if (record->stack >= self->n_stacks)
    return OCTET_VERDICT_UNKNOWN;
  verdict = ask_stack (self, record->stack);
  if (verdict != OCTET_VERDICT_UNKNOWN)
    return verdict;
  if (self->filter->uses_flow && has_simple_flow (self, record))
    {
      verdict = ask_flow (self, number, record);
      if (verdict != OCTET_VERDICT_UNKNOWN)
        return verdict;
    }
  return self->filter->uses_record ? ask_record (self, number, record) : verdict;
}

/**
 * octet_filter_plan_decide_octets: (skip)
 * @self: a plan
 * @number: a packet that octet_filter_plan_decide() does not know
 * @octets: what was captured of it
 * @n_octets: how many
 *
 * Returns: whether it passes; %OCTET_VERDICT_UNKNOWN where it has to be dissected
 */
OctetVerdict
octet_filter_plan_decide_octets (OctetFilterPlan *self,
                                 guint32          number,
                                 const guint8    *octets,
                                 gsize            n_octets)
{
  const OctetPacketRecord *record = octet_packet_store_get (self->store, number);
  OctetFilterFacts facts = { 0 };

  if (!self->always_asks && record->stack < self->n_stacks &&
      self->protocols[record->stack] != NULL)
    fill_facts (self, number, record, &facts);
  facts.octets = octets;
  facts.n_octets = n_octets;
  return octet_filter_evaluate (self->filter->root, &facts);
}

/**
 * octet_filter_plan_decide_tree: (skip)
 * @self: a plan
 * @number: a packet that octet_filter_plan_decide() does not know
 * @tree: its fields, at least the wanted ones
 *
 * Returns: whether it passes
 */
gboolean
octet_filter_plan_decide_tree (OctetFilterPlan *self,
                               guint32          number,
                               const OctetTree *tree)
{
  OctetFilterFacts facts = { .tree = tree };

  /* The only thing that no tree can tell alone. */
  if (!self->filter->uses_displayed)
    return octet_filter_matches (self->filter, tree);
  facts.record = octet_packet_store_get (self->store, number);
  facts.number = number;
  facts.first_time = self->first_time;
  facts.passed_time = self->passed_time;
  return octet_filter_evaluate (self->filter->root, &facts) == OCTET_VERDICT_YES;
}

/**
 * octet_filter_plan_note_passed: (skip)
 * @self: a plan that is asked from the first packet to the last
 * @number: a packet that passes
 *
 * `frame.time_delta_displayed` of the packets behind it counts from here, until one more passes.
 */
void
octet_filter_plan_note_passed (OctetFilterPlan *self,
                               guint32          number)
{
  if (self->filter->uses_displayed)
    self->passed_time = octet_packet_store_get (self->store, number)->time;
}
