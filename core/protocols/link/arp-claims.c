/* arp-claims.c - two cards that say the same IPv4 address is theirs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 5227, 2.4: an ARP packet with somebody's own address from another card is a conflict. It
 * is a mistake in somebody's settings, or the begin of an attack. The card that claimed an address
 * first is its owner; it is remembered during the first pass, and what the first pass found is
 * kept as a fact of the packet.
 */
#include "config.h"

#include "protocols/link/arp-claims.h"

#include <string.h>

/* As many as a large local network has; a flood of made-up addresses costs 4 MB, not all memory. */
#define MAX_OWNERS 65536u
#define MAC_SIZE 6u
#define NS_PER_SECOND G_GINT64_CONSTANT (1000000000)

typedef struct
{
  guint32 packet; /* the last one in which it said so */
  gint64  time;
  guint8  mac[MAC_SIZE];
} Owner;

/* Under this address the owners are kept. */
static const char memory_key[] = "owners of IPv4 addresses";

static GHashTable *
get_owners (OctetDissector *self)
{
  OctetMemory *memory = octet_dissector_get_state (self)->memory;
  GHashTable *owners = octet_memory_find (memory, OCTET_FLOW_NONE, memory_key);

  if (owners == NULL)
    {
      owners = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      octet_memory_put (memory, OCTET_FLOW_NONE, memory_key, owners,
                        (GDestroyNotify) g_hash_table_unref);
    }
  return owners;
}

/* Notes the claim down, or tells whose address it is. */
static gboolean
claim_address (OctetDissector      *self,
               const OctetArpClaim *claim,
               OctetArpConflict    *conflict)
{
  const OctetFrameInfo *frame = octet_dissector_get_frame (self);
  GHashTable *owners = get_owners (self);
  gpointer key;
  Owner *owner;
  guint32 number;

  memcpy (&number, claim->address, sizeof number);
  key = GUINT_TO_POINTER (number);
  owner = g_hash_table_lookup (owners, key);
  if (owner != NULL && memcmp (owner->mac, claim->mac, MAC_SIZE) != 0)
    {
      conflict->packet = owner->packet;
      if (frame->time > owner->time)
        conflict->seconds = (guint32) ((frame->time - owner->time) / NS_PER_SECOND);
      memcpy (conflict->mac, owner->mac, MAC_SIZE);
      return TRUE;
    }
  if (owner == NULL && g_hash_table_size (owners) >= MAX_OWNERS)
    return FALSE;
  if (owner == NULL)
    {
      owner = g_new0 (Owner, 1);
      memcpy (owner->mac, claim->mac, MAC_SIZE);
      g_hash_table_insert (owners, key, owner);
    }
  owner->packet = frame->number;
  owner->time = frame->time;
  return FALSE;
}

/* As a fact: for each end the packet's number, and where that is not 0 seconds and card. */
static void
keep_conflicts (OctetDissector         *self,
                const OctetArpConflict  conflicts[2])
{
  guint8 packed[2 * (5 + 5 + MAC_SIZE)];
  gsize size = 0;

  for (guint i = 0; i < 2; i++)
    {
      size += octet_varint_put (packed + size, conflicts[i].packet);
      if (conflicts[i].packet == 0)
        continue;
      size += octet_varint_put (packed + size, conflicts[i].seconds);
      memcpy (packed + size, conflicts[i].mac, MAC_SIZE);
      size += MAC_SIZE;
    }
  octet_dissector_put_fact (self, OCTET_FACT_OWN, packed, size);
}

static void
recall_conflicts (OctetDissector   *self,
                  OctetArpConflict  conflicts[2])
{
  gsize size;
  const guint8 *data = octet_dissector_find_fact (self, OCTET_FACT_OWN, &size);
  const guint8 *end = data != NULL ? data + size : NULL;

  for (guint i = 0; data != NULL && i < 2; i++)
    {
      conflicts[i].packet = (guint32) octet_varint_get (&data, end);
      if (conflicts[i].packet == 0)
        continue;
      conflicts[i].seconds = (guint32) octet_varint_get (&data, end);
      if ((gsize) (end - data) < MAC_SIZE)
        return;
      memcpy (conflicts[i].mac, data, MAC_SIZE);
      data += MAC_SIZE;
    }
}

/**
 * octet_arp_find_conflicts: (skip)
 * @self: a dissector, on an ARP packet
 * @claims: what the sender and, in a reply, the target are said to own
 * @ret_conflicts: (out): for each, another card that said so before
 *
 * Returns: whether there is a conflict
 */
gboolean
octet_arp_find_conflicts (OctetDissector      *self,
                          const OctetArpClaim  claims[2],
                          OctetArpConflict     ret_conflicts[2])
{
  static const guint8 none[MAC_SIZE] = { 0 };
  static const guint8 all[MAC_SIZE] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };
  gboolean found = FALSE;

  memset (ret_conflicts, 0, 2 * sizeof *ret_conflicts);
  if (!octet_dissector_is_first_pass (self))
    recall_conflicts (self, ret_conflicts);
  for (guint i = 0; octet_dissector_is_first_pass (self) && i < 2; i++)
    if (claims[i].address != NULL && memcmp (claims[i].address, none, 4) != 0 &&
        memcmp (claims[i].mac, none, MAC_SIZE) != 0 && memcmp (claims[i].mac, all, MAC_SIZE) != 0)
      found |= claim_address (self, &claims[i], &ret_conflicts[i]);
  if (found)
    keep_conflicts (self, ret_conflicts);
  return ret_conflicts[0].packet != 0 || ret_conflicts[1].packet != 0;
}
