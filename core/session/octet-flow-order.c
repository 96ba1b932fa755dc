/* octet-flow-order.c - which conversations a list shows, and in which order; a worker's job.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "bytes/octet-time.h"
#include "session/octet-flow-list-private.h"

/* What a row is sorted by: numbers as they are, addresses octet by octet, names by their
 * place among all names. */
typedef struct
{
  guint64 high;
  guint64 low;
  guint32 id;
} Key;

static guint64
read_word (const guint8 *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return GUINT64_FROM_BE (word);
}

static void
take_address (const OctetFlowWish *wish,
              Key                 *key,
              const OctetFlow     *flow,
              guint                side)
{
  OctetAddress address = octet_flow_table_get_end (wish->session->state->flows, flow, side);

  key->high = read_word (address.bytes);
  key->low = read_word (address.bytes + 8);
}

/* A span may be negative where a file's times run backwards. */
static guint64
order_span (gint64 span)
{
  return (guint64) span ^ G_GUINT64_CONSTANT (1) << 63;
}

static void
fill_key (const OctetFlowWish *wish,
          const OctetFlow     *flow,
          gint64               start,
          Key                 *key)
{

  switch (wish->sort)
    {
    case OCTET_FLOW_SORT_ADDRESS_A:
      take_address (wish, key, flow, 0);
      break;
    case OCTET_FLOW_SORT_ADDRESS_B:
      take_address (wish, key, flow, 1);
      break;
    case OCTET_FLOW_SORT_PORT_A:
      key->low = flow->port_a;
      break;
    case OCTET_FLOW_SORT_PORT_B:
      key->low = flow->port_b;
      break;
    case OCTET_FLOW_SORT_PACKETS:
      key->low = (guint64) flow->packets[0] + flow->packets[1];
      break;
    case OCTET_FLOW_SORT_BYTES:
      key->low = flow->bytes[0] + flow->bytes[1];
      break;
    case OCTET_FLOW_SORT_PACKETS_A:
      key->low = flow->packets[0];
      break;
    case OCTET_FLOW_SORT_BYTES_A:
      key->low = flow->bytes[0];
      break;
    case OCTET_FLOW_SORT_PACKETS_B:
      key->low = flow->packets[1];
      break;
    case OCTET_FLOW_SORT_BYTES_B:
      key->low = flow->bytes[1];
      break;
    case OCTET_FLOW_SORT_START:
      key->low = order_span (start);
      break;
    case OCTET_FLOW_SORT_DURATION:
      key->low = order_span (octet_time_span (flow->last_time, start));
      break;
    case OCTET_FLOW_SORT_STATE:
      key->low = octet_flow_read_state (wish->session, flow);
      break;
    case OCTET_FLOW_SORT_NUMBER:
    case OCTET_FLOW_SORT_NAME:
    default:
      break;
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const Key *first = a, *second = b;
  const gboolean *descending = data;
  int result = first->high != second->high ? (first->high > second->high ? 1 : -1)
               : first->low != second->low ? (first->low > second->low ? 1 : -1) : 0;

  if (result == 0)
    return first->id > second->id ? 1 : first->id < second->id ? -1 : 0;
  return *descending ? -result : result;
}

static char *
name_end (const OctetFlowWish *wish,
          const OctetAddress  *address)
{
  g_autofree char *name = octet_names_find (wish->names, address, NULL);

  return name != NULL ? g_utf8_casefold (name, -1) : NULL;
}

typedef struct
{
  char *name;
  guint row;
} Named;

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const Named *first = a, *second = b;

  /* Rows without a name stand behind the others. */
  if (first->name == NULL || second->name == NULL)
    return (first->name == NULL) - (second->name == NULL);
  return strcmp (first->name, second->name);
}

static void
clear_named (gpointer data)
{
  g_free (((Named *) data)->name);
}

/* Names are compared once among themselves; the rows then compare places. */
static void
fill_name_keys (const OctetFlowWish *wish,
                GArray              *keys,
                GArray              *addresses)
{
  g_autoptr (GArray) names = g_array_sized_new (FALSE, TRUE, sizeof (Named), keys->len);
  guint place = 0;

  g_array_set_clear_func (names, clear_named);
  for (guint i = 0; i < keys->len; i++)
    {
      Named named = { name_end (wish, &g_array_index (addresses, OctetAddress, i)), i };

      g_array_append_val (names, named);
    }
  g_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const Named *named = &g_array_index (names, Named, i);

      if (i > 0 && compare_names (named, &g_array_index (names, Named, i - 1)) != 0)
        place++;
      g_array_index (keys, Key, named->row).low = place;
    }
}

static gboolean
address_has (const OctetFlowWish *wish,
             const OctetAddress  *address)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = NULL;

  octet_address_format (address, text);
  if (strstr (text->str, wish->search) != NULL)
    return TRUE;
  name = name_end (wish, address);
  return name != NULL && strstr (name, wish->search) != NULL;
}

static gboolean
port_has (const OctetFlowWish *wish,
          guint16              port)
{
  OctetServiceProtocol protocol = wish->level == OCTET_FLOW_TCP ? OCTET_SERVICE_TCP
                                  : wish->level == OCTET_FLOW_UDP ? OCTET_SERVICE_UDP
                                                                  : OCTET_SERVICE_SCTP;
  const char *service = octet_names_find_port (wish->names, protocol, port);
  char digits[8];

  g_snprintf (digits, sizeof digits, "%u", port);
  return strcmp (digits, wish->search) == 0 ||
         (service != NULL && strstr (service, wish->search) != NULL);
}

static gboolean
is_sought (const OctetFlowWish *wish,
           const OctetFlow     *flow)
{
  if (flow->packets[0] + flow->packets[1] == 0)
    return FALSE; /* only quoted, by an ICMP error */
  if (wish->search == NULL)
    return TRUE;
  for (guint side = 0; side < 2; side++)
    {
      OctetAddress address = octet_flow_table_get_end (wish->session->state->flows, flow, side);

      if (address_has (wish, &address))
        return TRUE;
    }
  return octet_flow_level_has_ports (wish->level) &&
         (port_has (wish, flow->port_a) || port_has (wish, flow->port_b));
}

/* Lets the first pass go on between batches. */
static gboolean
let_others_in (OctetSession *session,
               gboolean     *inside,
               GCancellable *cancellable)
{
  if (*inside)
    octet_session_leave (session);
  *inside = FALSE;
  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;
  *inside = octet_session_enter (session);
  return TRUE;
}

static void
find_new_flows (OctetFlowOrder      *self,
                const OctetFlowWish *wish,
                GCancellable        *cancellable)
{
  const OctetFlowTable *flows = wish->session->state->flows;
  gboolean inside = octet_session_enter (wish->session);
  guint32 count = octet_flow_table_get_count (flows);

  for (; self->n_walked < count; self->n_walked++)
    {
      if (self->n_walked % OCTET_FLOW_BATCH == 0 &&
          !let_others_in (wish->session, &inside, cancellable))
        return;
      if (octet_flow_table_get (flows, self->n_walked)->level == wish->level)
        g_array_append_val (self->ids, self->n_walked);
    }
  if (inside)
    octet_session_leave (wish->session);
}

/* The conversation as it counts here; FALSE where no packet of it does. */
static gboolean
read_flow (const OctetFlowOrder *self,
           const OctetFlowTable *flows,
           guint32               id,
           OctetFlow            *ret_flow,
           gint64               *ret_start)
{
  const OctetFlowCount *count;

  *ret_flow = *octet_flow_table_get (flows, id);
  *ret_start = octet_flow_table_get_start (flows, id);
  if (self->counts == NULL)
    return TRUE;
  count = g_hash_table_lookup (self->counts, GUINT_TO_POINTER (id));
  if (count == NULL)
    return FALSE;
  octet_flow_count_overlay (count, ret_flow);
  *ret_start = count->first_time;
  return TRUE;
}

/* Copies what the rows are sorted by: it must not change while they are. */
static gboolean
collect_keys (OctetFlowOrder      *self,
              const OctetFlowWish *wish,
              GArray              *keys,
              GArray              *addresses,
              GCancellable        *cancellable)
{
  const OctetFlowTable *flows = wish->session->state->flows;
  gboolean inside = octet_session_enter (wish->session);

  self->most_bytes = 0;
  for (guint i = 0; i < self->ids->len; i++)
    {
      Key key = { 0, 0, g_array_index (self->ids, guint32, i) };
      OctetFlow flow;
      gint64 start;

      if (i % OCTET_FLOW_BATCH == 0 && !let_others_in (wish->session, &inside, cancellable))
        return FALSE;
      if (!read_flow (self, flows, key.id, &flow, &start) || !is_sought (wish, &flow))
        continue;
      fill_key (wish, &flow, start, &key);
      g_array_append_val (keys, key);
      if (wish->sort == OCTET_FLOW_SORT_NAME)
        {
          OctetAddress address = octet_flow_table_get_end (flows, &flow, 1);

          g_array_append_val (addresses, address);
        }
      self->most_bytes = MAX (self->most_bytes, flow.bytes[0] + flow.bytes[1]);
    }
  if (inside)
    octet_session_leave (wish->session);
  return TRUE;
}

/* A file that cannot be read any more leaves what was counted before. */
static gboolean
count_among (OctetFlowOrder      *self,
             const OctetFlowWish *wish,
             GCancellable        *cancellable)
{
  GHashTable *counts = NULL;

  if (wish->among != NULL)
    {
      counts = octet_flow_counts_new (wish->session, wish->level, wish->among, cancellable);
      if (counts == NULL)
        return FALSE;
    }
  g_clear_pointer (&self->counts, g_hash_table_unref);
  self->counts = counts;
  return TRUE;
}

/* Worker. Where it was cancelled, rows are left as they were. */
void
octet_flow_order_run (OctetFlowOrder      *self,
                      const OctetFlowWish *wish,
                      GCancellable        *cancellable)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_autoptr (GArray) addresses = g_array_new (FALSE, FALSE, sizeof (OctetAddress));
  gboolean descending = wish->descending;

  find_new_flows (self, wish, cancellable);
  if (!count_among (self, wish, cancellable))
    return;
  if (!collect_keys (self, wish, keys, addresses, cancellable))
    return;
  if (wish->sort == OCTET_FLOW_SORT_NAME)
    fill_name_keys (wish, keys, addresses);
  if (wish->sort != OCTET_FLOW_SORT_NUMBER)
    g_array_sort_with_data (keys, compare_keys, &descending);
  g_clear_pointer (&self->rows, g_array_unref);
  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), keys->len);
  for (guint i = 0; i < keys->len; i++)
    {
      gboolean backwards = descending && wish->sort == OCTET_FLOW_SORT_NUMBER;

      g_array_append_val (self->rows,
                          g_array_index (keys, Key, backwards ? keys->len - 1 - i : i).id);
    }
}

void
octet_flow_order_clear (OctetFlowOrder *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
}
