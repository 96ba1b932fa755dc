/* octet-hierarchy.c - counts packets and octets by the protocols that stand inside each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-hierarchy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NO_ITEM G_MAXUINT32

/* Chains are as deep as layers are; a hostile capture brings more of them than anybody reads. */
#define MAX_ITEMS 20000u

typedef struct
{
  const char *key; /* a descriptor's: interned, static */
  guint32     depth;
  guint32     next;  /* sibling */
  guint32     first; /* child */
  guint64     frames;
  guint64     bytes;
} Item;

struct _OctetHierarchy
{
  OctetStatistic parent_instance;

  GPtrArray *keys;  /* what a survey is to record: every protocol */
  GArray    *items; /* of Item; the first is the root, and has no key */
  GArray    *order; /* of guint32: items as they are listed */
};

G_DEFINE_FINAL_TYPE (OctetHierarchy, octet_hierarchy, OCTET_TYPE_STATISTIC)

/* Protocols that quote a packet below themselves, as a part of their own; what is in the
 * datagrams of the quoted packet stands beside them again. */
static const char *const quoting[] = { "icmp", "icmpv6" };
static const char *const datagrams[] = { "udp", "udplite" };

static gboolean
is_among (const char        *key,
          const char *const *keys,
          gsize              n_keys)
{
  for (gsize i = 0; i < n_keys; i++)
    if (g_str_equal (key, keys[i]))
      return TRUE;
  return FALSE;
}

/* Protocols that are always parts of another one: extension headers of IPv6, certificates. */
static gboolean
is_enclosed (const char *key)
{
  static const char *const others[] = {
    "pkcs-1", "x509af", "x509ce", "x509if", "x509sat", "pkix1explicit", "pkix1implicit",
    "_ws.expert", "_ws.expert.message", "_ws.expert.severity", "_ws.expert.group", "frame",
  };

  return g_str_has_prefix (key, "ipv6.") || g_str_has_prefix (key, "icmp.") ||
         is_among (key, others, G_N_ELEMENTS (others));
}

static Item *
get (OctetHierarchy *self,
     guint32         index)
{
  return &g_array_index (self->items, Item, index);
}

static guint32
find_child (OctetHierarchy *self,
            guint32         parent,
            const char     *key)
{
  guint32 last = NO_ITEM, index;
  Item item = { key, get (self, parent)->depth + 1, NO_ITEM, NO_ITEM, 0, 0 };

  for (index = get (self, parent)->first; index != NO_ITEM; index = get (self, index)->next)
    {
      if (g_str_equal (get (self, index)->key, key))
        return index;
      last = index;
    }
  if (self->items->len == MAX_ITEMS)
    return parent;
  index = self->items->len;
  g_array_append_val (self->items, item);
  if (last == NO_ITEM)
    get (self, parent)->first = index;
  else
    get (self, last)->next = index;
  return index;
}

/* Other statistics may have asked for fields of their own: only layers count, and the
 * list of segments, which stands between them. */
static gboolean
is_layer (const OctetTree *tree,
          guint32          index)
{
  const OctetNode *node = &tree->nodes[index];

  if (node->field == NULL || node->parent != OCTET_NO_NODE)
    return FALSE;
  if (node->layer < tree->n_layers && node->field == &tree->layers[node->layer].entry->self)
    return TRUE;
  return node->field->key[0] == '_' ? !is_enclosed (node->field->key)
                                    : g_str_equal (node->field->key, "tcp.segments");
}

/* What HTTP says of the body that comes next. */
typedef struct
{
  gboolean has_type;
  gboolean is_encoded;
} Body;

static void
read_head (const OctetNode *node,
           Body            *body)
{
  const char *key = node->field->key;

  if (strcmp (key, "http") == 0)
    *body = (Body) { FALSE, FALSE };
  body->has_type |= strcmp (key, "http.content_type") == 0;
  body->is_encoded |= strcmp (key, "http.content_encoding") == 0;
}

/* A body of unknown type, or one that could not be decoded, is shown as a part of HTTP. */
static gboolean
is_body (const OctetTree *tree,
         const OctetNode *node,
         const Body      *body,
         const char      *above)
{
  const char *source = tree->sources[node->source].name;

  if (above == NULL || strcmp (above, "http") != 0 || strcmp (node->field->key, "data") != 0)
    return FALSE;
  return !body->has_type ||
         (body->is_encoded && g_strcmp0 (source, _("Decompressed body")) != 0);
}

/* Where one packet's chain has come to. */
typedef struct
{
  guint32         at;      /* the innermost item so far */
  Body            body;
  gboolean        has_payload;
  const OctetNode *segments; /* a list of segments that was not counted yet */
  guint8          outside; /* where octets of the layer stand that has the segments */
  const OctetTreeLayer *part; /* an enclosed layer */
  gboolean        is_quoted; /* it is in a quoted packet */
} Chain;

static void
count (OctetHierarchy       *self,
       const OctetTapPacket *packet,
       Chain                *chain,
       const char           *key)
{
  chain->at = find_child (self, chain->at, key);
  get (self, chain->at)->frames++;
  get (self, chain->at)->bytes += packet->record->wire_size;
}

static void
count_segments (OctetHierarchy       *self,
                const OctetTapPacket *packet,
                Chain                *chain)
{
  if (chain->segments != NULL)
    count (self, packet, chain, chain->segments->field->key);
  chain->segments = NULL;
}

/* The list of segments is counted behind the message that was put together from them, before
 * the next one; but first where the segment that completes it brings no octets. */
static void
count_layer (OctetHierarchy       *self,
             const OctetTapPacket *packet,
             Chain                *chain,
             const OctetNode      *node)
{
  const char *key = node->field->key;

  if (node->source == chain->outside)
    count_segments (self, packet, chain);
  if (g_str_equal (key, "tcp.segments") && chain->has_payload)
    {
      chain->segments = node;
      return;
    }
  if (g_str_equal (key, "tcp"))
    {
      chain->outside = node->source;
      chain->has_payload = FALSE;
    }
  count (self, packet, chain, key);
}

/* Whether a layer is a part of the one before it, or stands inside of such a part: a list of
 * signed timestamps, in a certificate. */
static gboolean
is_part (Chain           *chain,
         const OctetTree *tree,
         const OctetNode *node,
         const char      *above)
{
  const OctetTreeLayer *layer = &tree->layers[node->layer], *part = chain->part;

  if (node->layer >= tree->n_layers || node->field != &layer->entry->self)
    return FALSE;
  if (layer->is_enclosed)
    return TRUE;
  /* What an access point says of itself, once more among the keys. */
  if (above != NULL && g_str_equal (above, "eapol") && g_str_equal (node->field->key, "wlan.mgt"))
    return TRUE;
  if (above != NULL && g_str_equal (above, "radius") && g_str_equal (node->field->key, "eap"))
    return TRUE;
  /* A piece of a letter. */
  if (above != NULL && g_str_equal (above, "smtp") &&
      g_str_equal (node->field->key, "data-text-lines"))
    return TRUE;
  /* What a firewall noted is no protocol on a wire. */
  if (g_str_equal (node->field->key, "nflog"))
    return TRUE;
  /* With IPv6 the header for authentication is one of its extension headers, RFC 8200, 4. */
  if (above != NULL && g_str_equal (above, "ipv6") && g_str_equal (node->field->key, "ah"))
    return TRUE;
  if (is_enclosed (node->field->key))
    chain->part = layer;
  else if (part == NULL || layer->source != part->source || layer->position < part->position ||
           layer->position - part->position >= part->size)
    {
      /* What it carries signed is a part of it. */
      if (g_str_equal (node->field->key, "ldap"))
        chain->part = layer;
      return FALSE;
    }
  return TRUE;
}

/* Whether a layer belongs to a packet that an outer one quotes. Verdicts do not. */
static gboolean
is_quoted (Chain      *chain,
           const char *key)
{
  gboolean quoted = chain->is_quoted && key[0] != '_';

  if (is_among (key, quoting, G_N_ELEMENTS (quoting)))
    chain->is_quoted = TRUE;
  else if (is_among (key, datagrams, G_N_ELEMENTS (datagrams)))
    chain->is_quoted = FALSE;
  return quoted;
}

static void
octet_hierarchy_add (OctetStatistic       *statistic,
                     const OctetTapPacket *packet)
{
  OctetHierarchy *self = OCTET_HIERARCHY (statistic);
  const OctetTree *tree = packet->tree;
  Chain chain = { 0 };

  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      const OctetNode *node = &tree->nodes[i];

      if (node->field == NULL)
        continue;
      read_head (node, &chain.body);
      chain.has_payload |= g_str_equal (node->field->key, "tcp.payload");
      if (!is_layer (tree, i) || is_part (&chain, tree, node, get (self, chain.at)->key) ||
          is_body (tree, node, &chain.body, get (self, chain.at)->key) ||
          is_quoted (&chain, node->field->key))
        continue;
      count_layer (self, packet, &chain, node);
    }
  count_segments (self, packet, &chain);
}

static const char *const *
octet_hierarchy_list_keys (OctetStatistic *statistic)
{
  return (const char *const *) OCTET_HIERARCHY (statistic)->keys->pdata;
}

/* Writes down who follows whom when the tree is read from top to bottom. */
static void
octet_hierarchy_arrange (OctetStatistic *statistic)
{
  OctetHierarchy *self = OCTET_HIERARCHY (statistic);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 index = get (self, 0)->first;

  if (self->order->len == self->items->len - 1)
    return;
  g_array_set_size (self->order, 0);
  while (index != NO_ITEM || open->len > 0)
    {
      if (index == NO_ITEM)
        {
          index = get (self, g_array_index (open, guint32, open->len - 1))->next;
          g_array_set_size (open, open->len - 1);
          continue;
        }
      g_array_append_val (self->order, index);
      g_array_append_val (open, index);
      index = get (self, index)->first;
    }
}

static guint
octet_hierarchy_count_rows (OctetStatistic *statistic)
{
  return OCTET_HIERARCHY (statistic)->order->len;
}

static void
octet_hierarchy_fill_row (OctetStatistic *statistic,
                          guint           row,
                          OctetCell      *cells)
{
  OctetHierarchy *self = OCTET_HIERARCHY (statistic);
  const Item *item;

  item = get (self, g_array_index (self->order, guint32, row));
  octet_cell_set_text (&cells[OCTET_HIERARCHY_PROTOCOL], item->key);
  octet_cell_set_number (&cells[OCTET_HIERARCHY_DEPTH], item->depth - 1);
  octet_cell_set_number (&cells[OCTET_HIERARCHY_FRAMES], item->frames);
  octet_cell_set_number (&cells[OCTET_HIERARCHY_BYTES], item->bytes);
}

static void
octet_hierarchy_finalize (GObject *object)
{
  OctetHierarchy *self = OCTET_HIERARCHY (object);

  g_ptr_array_unref (self->keys);
  g_array_unref (self->items);
  g_array_unref (self->order);
  G_OBJECT_CLASS (octet_hierarchy_parent_class)->finalize (object);
}

static void
octet_hierarchy_class_init (OctetHierarchyClass *klass)
{
  static const OctetColumn columns[] = {
    { "protocol", N_("Protocol"), OCTET_CELL_TEXT },
    { "depth", N_("Depth"), OCTET_CELL_NUMBER },
    { "frames", N_("Packets"), OCTET_CELL_NUMBER },
    { "bytes", N_("Octets"), OCTET_CELL_NUMBER },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_hierarchy_finalize;
  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->list_keys = octet_hierarchy_list_keys;
  statistic_class->add = octet_hierarchy_add;
  statistic_class->arrange = octet_hierarchy_arrange;
  statistic_class->count_rows = octet_hierarchy_count_rows;
  statistic_class->fill_row = octet_hierarchy_fill_row;
}

static void
octet_hierarchy_init (OctetHierarchy *self)
{
  Item root = { NULL, 0, NO_ITEM, NO_ITEM, 0, 0 };

  self->keys = g_ptr_array_new ();
  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_append_val (self->items, root);
}

/**
 * octet_hierarchy_new: (skip)
 * @registry: the protocols; must outlive it
 *
 * Returns: (transfer full): a hierarchy of nothing yet
 */
OctetStatistic *
octet_hierarchy_new (const OctetRegistry *registry)
{
  OctetHierarchy *self = g_object_new (OCTET_TYPE_HIERARCHY, NULL);

  for (gsize i = 0; i < octet_registry_get_size (registry); i++)
    {
      const char *key = octet_registry_get_entry (registry, i)->protocol->key;

      /* Of a part of the payload it matters where it stands. */
      if (!is_enclosed (key) || octet_registry_get_entry (registry, i)->protocol->level ==
                                  OCTET_LEVEL_PAYLOAD)
        g_ptr_array_add (self->keys, (gpointer) key);
    }
  /* The list of segments stands between the layers, as if it were one. */
  g_ptr_array_add (self->keys, (gpointer) "tcp.segments");
  g_ptr_array_add (self->keys, (gpointer) "tcp.payload");
  g_ptr_array_add (self->keys, (gpointer) "http.content_type");
  g_ptr_array_add (self->keys, (gpointer) "http.content_encoding");
  g_ptr_array_add (self->keys, NULL);
  return OCTET_STATISTIC (self);
}
