/* octet-expected.c - a hash of announced conversations by one end, its port and the other end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-expected.h"

#include <string.h>

/* Some 150 octets each; a capture of nothing but requests would otherwise take several times its
 * own size. What comes later is not expected. */
#define MAX_EXPECTATIONS (1u << 20)

const char octet_expected_owner[] = "expected";

struct _OctetExpected
{
  GHashTable *newest; /* OctetExpectation by its end → itself, the one announced last */
  GPtrArray  *all;    /* flows point to them, so that a newer one does not free an older one */
};

static guint
hash_address (const OctetAddress *address)
{
  guint hash = address->kind;

  for (gsize i = 0; i < G_N_ELEMENTS (address->bytes); i++)
    hash = hash * 31 + address->bytes[i];
  return hash;
}

static guint
hash_end (gconstpointer data)
{
  const OctetExpectation *self = data;

  return (hash_address (&self->address) * 31 + hash_address (&self->peer)) * 31 +
         ((guint) self->port << 4 ^ self->level);
}

static gboolean
ends_equal (gconstpointer a,
            gconstpointer b)
{
  const OctetExpectation *first = a, *second = b;

  return first->port == second->port && first->level == second->level &&
         memcmp (&first->address, &second->address, sizeof first->address) == 0 &&
         memcmp (&first->peer, &second->peer, sizeof first->peer) == 0;
}

static void
free_expectation (gpointer data)
{
  OctetExpectation *self = data;

  g_free (self->text);
  g_free (self);
}

/**
 * octet_expected_new: (skip)
 *
 * Returns: (transfer full): nothing expected
 */
OctetExpected *
octet_expected_new (void)
{
  OctetExpected *self = g_new0 (OctetExpected, 1);

  self->newest = g_hash_table_new (hash_end, ends_equal);
  self->all = g_ptr_array_new_with_free_func (free_expectation);
  return self;
}

/**
 * octet_expected_free: (skip)
 * @self: (transfer full): expectations
 */
void
octet_expected_free (OctetExpected *self)
{
  g_hash_table_unref (self->newest);
  g_ptr_array_unref (self->all);
  g_free (self);
}

/**
 * octet_expected_is_empty: (skip)
 * @self: expectations
 *
 * Returns: whether nothing was ever announced, as in most captures
 */
gboolean
octet_expected_is_empty (const OctetExpected *self)
{
  return self->all->len == 0;
}

/**
 * octet_expected_add: (skip)
 * @self: expectations
 * @expectation: one more, copied; hides an older one of the same ends
 *
 * First pass only. After a million of them no more are kept.
 */
void
octet_expected_add (OctetExpected          *self,
                    const OctetExpectation *expectation)
{
  OctetExpectation *copy;

  if (self->all->len >= MAX_EXPECTATIONS)
    return;
  copy = g_memdup2 (expectation, sizeof *expectation);
  copy->text = g_strdup (expectation->text);
  g_ptr_array_add (self->all, copy);
  g_hash_table_replace (self->newest, copy, copy);
}

/**
 * octet_expected_find: (skip)
 * @self: expectations
 * @level: level of a new flow
 * @address: one end
 * @port: its port
 * @peer: the other end
 *
 * Returns: (transfer none) (nullable): what was announced of it; valid as long as @self
 */
OctetExpectation *
octet_expected_find (const OctetExpected *self,
                     OctetFlowLevel       level,
                     const OctetAddress  *address,
                     guint16              port,
                     const OctetAddress  *peer)
{
  OctetExpectation key = {
    .address = *address, .peer = *peer, .port = port, .level = (guint8) level,
  };

  if (g_hash_table_size (self->newest) == 0)
    return NULL;
  return g_hash_table_lookup (self->newest, &key);
}
