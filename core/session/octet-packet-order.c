/* octet-packet-order.c - packets sorted by something other than their numbers, by a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For most keys the index alone is looked at. Four octets a packet are kept, and none where the
 * packets stand in this order already, as they nearly always do by time. The place of a packet is
 * found by halving, so that there is no second table.
 *
 * For a field, and for the summary's text, the packets are dissected, in batches. What they are
 * sorted by takes more than their places do: it is let go, and the places are kept.
 */
#include "config.h"

#include "session/octet-packet-order.h"

#include <string.h>

#include "session/octet-packet-keys.h"

/* Packets that are dissected between two looks at the cancellable; the first pass waits as long,
 * some 2 ms. */
#define BATCH 256

/**
 * OctetPacketOrder:
 *
 * The packets that were there when it was made. It never changes once it is finished. Belongs to
 * the main context of the session.
 */
struct _OctetPacketOrder
{
  GObject       parent_instance;
  OctetSession *session;
  OctetOrderKey key;
  char         *field;      /* for OCTET_ORDER_FIELD */
  OctetBitset  *among;      /* NULL for all */
  GCancellable *cancellable;
  guint16      *ranks;      /* of chains of protocols, by the names of their last ones */
  guint32      *numbers;    /* NULL where they stand as they are */
  guint32      *places;     /* of the packets by number, where they were dissected */
  guint32       count;
  guint32       n_keyed;    /* the others stand behind them */
  int           n_read;     /* atomic: the last packet that was dissected */
  guint32       last;       /* the last packet that was there */
  gboolean      is_finished;
};

G_DEFINE_FINAL_TYPE (OctetPacketOrder, octet_packet_order, G_TYPE_OBJECT)

static guint finished_signal;

static inline const OctetPacketRecord *
get_record (const OctetPacketOrder *self,
            guint32                 number)
{
  return octet_packet_store_get (octet_session_get_store (self->session), number);
}

/* Packets without a conversation stand last. */
static int
compare_addresses (const OctetPacketOrder  *self,
                   const OctetPacketRecord *a,
                   const OctetPacketRecord *b,
                   gboolean                 is_source)
{
  const OctetFlowTable *flows = octet_session_get_state (self->session)->flows;
  const OctetPacketRecord *records[] = { a, b };
  OctetAddress addresses[2];

  if (a->flow == OCTET_NO_FLOW || b->flow == OCTET_NO_FLOW)
    return (a->flow == OCTET_NO_FLOW) - (b->flow == OCTET_NO_FLOW);
  for (guint i = 0; i < 2; i++)
    {
      const OctetFlow *flow = octet_flow_table_get (flows, records[i]->flow);
      gboolean from_a = (records[i]->flags & OCTET_PACKET_FROM_A) != 0;

      addresses[i] = octet_flow_table_get_end (flows, flow, from_a == is_source ? 0 : 1);
    }
  if (addresses[0].kind != addresses[1].kind)
    return addresses[0].kind < addresses[1].kind ? -1 : 1;
  return memcmp (addresses[0].bytes, addresses[1].bytes, sizeof addresses[0].bytes);
}

static int
compare_keys (const OctetPacketOrder  *self,
              const OctetPacketRecord *a,
              const OctetPacketRecord *b)
{
  switch (self->key)
    {
    case OCTET_ORDER_TIME:
      return a->time < b->time ? -1 : a->time > b->time;
    case OCTET_ORDER_SOURCE:
      return compare_addresses (self, a, b, TRUE);
    case OCTET_ORDER_DESTINATION:
      return compare_addresses (self, a, b, FALSE);
    case OCTET_ORDER_PROTOCOL:
      return (int) self->ranks[a->stack] - (int) self->ranks[b->stack];
    case OCTET_ORDER_LENGTH:
      return a->wire_size < b->wire_size ? -1 : a->wire_size > b->wire_size;
    case OCTET_ORDER_NUMBER:
    case OCTET_ORDER_INFO:
    case OCTET_ORDER_FIELD:
    default:
      return 0;
    }
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  const OctetPacketOrder *self = data;
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;
  int order = compare_keys (self, get_record (self, left), get_record (self, right));

  return order != 0 ? order : left < right ? -1 : left > right;
}

/* The name of a chain's innermost protocol that is not bare data. */
static const char *
get_stack_name (OctetPacketOrder *self,
                guint16           stack)
{
  OctetStacks *stacks = octet_session_get_state (self->session)->stacks;
  OctetRegistry *registry = octet_session_get_registry (self->session);

  for (guint16 at = stack; at != OCTET_STACK_EMPTY && stack != OCTET_STACK_OVERFLOW;
       at = octet_stacks_get_parent (stacks, at))
    {
      const OctetProtocol *protocol =
        octet_registry_get_entry (registry, octet_stacks_get_protocol (stacks, at))->protocol;

      if (protocol->level != OCTET_LEVEL_PAYLOAD && protocol->short_name != NULL)
        return protocol->short_name;
    }
  return "";
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const char *const *names = data;

  return strcmp (names[*(const guint16 *) a], names[*(const guint16 *) b]);
}

/* Sorts the few chains by name once, so that packets are compared by numbers. */
static void
rank_stacks (OctetPacketOrder *self)
{
  guint count = octet_stacks_get_count (octet_session_get_state (self->session)->stacks);
  g_autofree const char **names = g_new0 (const char *, count);
  g_autofree guint16 *sorted = g_new (guint16, count);
  guint16 rank = 0;

  for (guint i = 0; i < count; i++)
    {
      sorted[i] = (guint16) i;
      names[i] = get_stack_name (self, (guint16) i);
    }
  g_qsort_with_data (sorted, (int) count, sizeof *sorted, compare_names, names);
  self->ranks = g_new (guint16, G_MAXUINT16 + 1);
  memset (self->ranks, 0xff, (G_MAXUINT16 + 1) * sizeof *self->ranks);
  for (guint i = 0; i < count; i++)
    {
      if (i > 0 && strcmp (names[sorted[i]], names[sorted[i - 1]]) != 0)
        rank++;
      self->ranks[sorted[i]] = rank;
    }
}

static guint32
next_number (const OctetPacketOrder *self,
             guint32                 number)
{
  if (self->among != NULL)
    number = octet_bitset_next (self->among, number);
  else
    number++;
  return number <= self->last ? number : 0;
}

/* Counts the packets and says whether they stand in order already. */
static gboolean
is_sorted (OctetPacketOrder *self)
{
  guint32 before = 0;
  gboolean sorted = TRUE;

  self->count = 0;
  for (guint32 number = next_number (self, 0); number > 0; number = next_number (self, number))
    {
      if (self->count++ > 0 && sorted)
        sorted = compare (&before, &number, self) < 0;
      before = number;
    }
  return sorted;
}

static guint32 *
list_numbers (const OctetPacketOrder *self)
{
  guint32 *numbers = g_new (guint32, self->count);
  guint32 at = 0;

  for (guint32 number = next_number (self, 0); number > 0; number = next_number (self, number))
    numbers[at++] = number;
  return numbers;
}

/* Sorts by what only the packets themselves say. */
static void
dissect_and_sort (OctetPacketOrder *self,
                  GCancellable     *cancellable)
{
  g_autoptr (OctetPacketKeys) keys = octet_packet_keys_new (self->session, self->field,
                                                            self->count);
  g_autofree guint32 *numbers = NULL;
  g_autofree guint32 *sorted = NULL;
  guint32 batch[BATCH], number = 0;

  for (guint32 i = 0; i < self->count; i += BATCH)
    {
      guint32 count = MIN (BATCH, self->count - i);

      if (g_cancellable_is_cancelled (cancellable))
        return;
      for (guint32 k = 0; k < count; k++)
        batch[k] = number = next_number (self, number);
      octet_packet_keys_read (keys, batch, count);
      g_atomic_int_set (&self->n_read, (int) number);
    }
  sorted = octet_packet_keys_sort (keys, cancellable, &self->n_keyed);
  /* The keys take most: they go before the places come. */
  g_clear_pointer (&keys, octet_packet_keys_free);
  numbers = list_numbers (self);
  self->numbers = g_new (guint32, self->count);
  self->places = g_new (guint32, self->count);
  for (guint32 i = 0; i < self->count; i++)
    {
      self->numbers[i] = numbers[sorted[i]];
      self->places[sorted[i]] = i;
    }
}

static void
sort_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  OctetPacketOrder *self = source;
  gboolean sorted;

  if (self->key == OCTET_ORDER_PROTOCOL)
    rank_stacks (self);
  sorted = is_sorted (self);
  self->n_keyed = self->count;
  if (octet_order_key_dissects (self->key))
    dissect_and_sort (self, cancellable);
  else if (!sorted && !g_cancellable_is_cancelled (cancellable))
    {
      self->numbers = list_numbers (self);
      g_qsort_with_data (self->numbers, (int) self->count, sizeof *self->numbers, compare, self);
    }
  g_task_return_boolean (task, TRUE);
}

static void
sorted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  OctetPacketOrder *self = OCTET_PACKET_ORDER (source);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->is_finished = TRUE;
  g_signal_emit (self, finished_signal, 0);
}

static OctetPacketOrder *
begin (OctetSession  *session,
       OctetOrderKey  key,
       const char    *field,
       OctetBitset   *among)
{
  OctetPacketOrder *self = g_object_new (OCTET_TYPE_PACKET_ORDER, NULL);
  OctetPacketStore *store = octet_session_get_store (session);
  g_autoptr (GTask) task = NULL;

  self->session = g_object_ref (session);
  self->key = key;
  self->field = g_strdup (field);
  self->among = among != NULL ? octet_bitset_ref (among) : NULL;
  self->last = store != NULL ? octet_packet_store_get_count (store) : 0;
  if (among != NULL)
    self->last = MIN (self->last, octet_bitset_get_decided (among));
  task = g_task_new (self, self->cancellable, sorted_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, sort_thread);
  return self;
}

/**
 * octet_order_key_dissects:
 * @key: what packets are sorted by
 *
 * Returns: whether they have to be dissected for it, which takes seconds for millions of them
 */
gboolean
octet_order_key_dissects (OctetOrderKey key)
{
  return key == OCTET_ORDER_INFO || key == OCTET_ORDER_FIELD;
}

/**
 * octet_packet_order_new:
 * @session: a session that has its file open
 * @key: what to sort by; %OCTET_ORDER_FIELD is for octet_packet_order_new_by_field()
 * @among: (nullable): the packets that are wanted, as far as the set is decided now; %NULL for all
 *
 * Begins to sort in a thread of its own.
 *
 * Returns: (transfer full): the order; "finished" says when it is there
 */
OctetPacketOrder *
octet_packet_order_new (OctetSession  *session,
                        OctetOrderKey  key,
                        OctetBitset   *among)
{
  g_return_val_if_fail (OCTET_IS_SESSION (session), NULL);
  g_return_val_if_fail (octet_session_get_store (session) != NULL, NULL);
  g_return_val_if_fail (key != OCTET_ORDER_FIELD, NULL);

  return begin (session, key, NULL, among);
}

/**
 * octet_packet_order_new_by_field:
 * @session: a session that has its file open
 * @field: the key of a field: "tcp.window_size"
 * @among: (nullable): the packets that are wanted, as far as the set is decided now; %NULL for all
 *
 * Begins to sort by the first value that a field has in each packet. Packets that do not have it
 * stand last.
 *
 * Returns: (transfer full): the order; "finished" says when it is there
 */
OctetPacketOrder *
octet_packet_order_new_by_field (OctetSession *session,
                                 const char   *field,
                                 OctetBitset  *among)
{
  g_return_val_if_fail (OCTET_IS_SESSION (session), NULL);
  g_return_val_if_fail (octet_session_get_store (session) != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  return begin (session, OCTET_ORDER_FIELD, field, among);
}

/**
 * octet_packet_order_cancel:
 * @self: an order
 *
 * Nobody wants it any more; "finished" will not come.
 */
void
octet_packet_order_cancel (OctetPacketOrder *self)
{
  g_return_if_fail (OCTET_IS_PACKET_ORDER (self));
  g_cancellable_cancel (self->cancellable);
}

/**
 * octet_packet_order_is_finished:
 * @self: an order
 *
 * Returns: whether places can be asked for
 */
gboolean
octet_packet_order_is_finished (OctetPacketOrder *self)
{
  return self->is_finished;
}

/**
 * octet_packet_order_get_progress:
 * @self: an order
 *
 * Returns: how much of the packets was dissected, from 0 to 1
 */
double
octet_packet_order_get_progress (OctetPacketOrder *self)
{
  if (self->is_finished || self->last == 0)
    return 1;
  return (double) (guint) g_atomic_int_get (&self->n_read) / self->last;
}

/**
 * octet_packet_order_get_count:
 * @self: an order that is finished
 *
 * Returns: how many packets it has
 */
guint32
octet_packet_order_get_count (OctetPacketOrder *self)
{
  return self->count;
}

/**
 * octet_packet_order_turn:
 * @self: an order that is finished
 * @position: a place, from 0, less than octet_packet_order_get_count()
 *
 * Returns: that place where the largest stands first; packets without the field stay last
 */
guint32
octet_packet_order_turn (OctetPacketOrder *self,
                         guint32           position)
{
  return position < self->n_keyed ? self->n_keyed - 1 - position : position;
}

/**
 * octet_packet_order_get_packet:
 * @self: an order that is finished
 * @position: a place, from 0
 *
 * Returns: the packet there, from 1; 0 where there are not so many
 */
guint32
octet_packet_order_get_packet (OctetPacketOrder *self,
                               guint32           position)
{
  if (position >= self->count)
    return 0;
  if (self->numbers != NULL)
    return self->numbers[position];
  return self->among != NULL ? octet_bitset_select (self->among, position) : position + 1;
}

/**
 * octet_packet_order_get_position:
 * @self: an order that is finished
 * @packet: a packet's number, from 1
 *
 * Takes the logarithm of the number of packets.
 *
 * Returns: its place, from 0; %G_MAXUINT32 where it has none
 */
guint32
octet_packet_order_get_position (OctetPacketOrder *self,
                                 guint32           packet)
{
  guint32 low = 0, high = self->count;

  if (packet == 0 || packet > self->last ||
      (self->among != NULL && !octet_bitset_test (self->among, packet)))
    return G_MAXUINT32;
  if (self->numbers == NULL)
    return self->among != NULL ? octet_bitset_rank (self->among, packet) : packet - 1;
  if (self->places != NULL)
    return self->places[self->among != NULL ? octet_bitset_rank (self->among, packet) : packet - 1];
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (compare (&self->numbers[middle], &packet, self) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->count && self->numbers[low] == packet ? low : G_MAXUINT32;
}

/**
 * octet_packet_order_get_memory:
 * @self: an order that is finished
 *
 * Returns: octets of memory that it takes besides the index
 */
gsize
octet_packet_order_get_memory (OctetPacketOrder *self)
{
  gsize tables = (self->numbers != NULL ? 1u : 0u) + (self->places != NULL ? 1u : 0u);

  return sizeof *self + tables * self->count * sizeof *self->numbers;
}

static void
octet_packet_order_finalize (GObject *object)
{
  OctetPacketOrder *self = OCTET_PACKET_ORDER (object);

  g_clear_pointer (&self->among, octet_bitset_unref);
  g_object_unref (self->cancellable);
  g_object_unref (self->session);
  g_free (self->numbers);
  g_free (self->places);
  g_free (self->field);
  g_free (self->ranks);
  G_OBJECT_CLASS (octet_packet_order_parent_class)->finalize (object);
}

static void
octet_packet_order_class_init (OctetPacketOrderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_packet_order_finalize;

  /**
   * OctetPacketOrder::finished:
   * @self: an order
   *
   * Places can be asked for.
   */
  finished_signal = g_signal_new ("finished", OCTET_TYPE_PACKET_ORDER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
octet_packet_order_init (OctetPacketOrder *self)
{
  self->cancellable = g_cancellable_new ();
}
