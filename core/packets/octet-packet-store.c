/* octet-packet-store.c - the index of a capture's packets, and the way back to their octets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "packets/octet-packet-store.h"

/* Chunks that 2^32 packets take. The table of them is reserved whole, so that it never
 * moves either; the system gives memory only to the part that is used. */
#define N_CHUNKS (1u << (32 - OCTET_PACKET_STORE_CHUNK_BITS))
#define CHUNK_MASK (OCTET_PACKET_STORE_CHUNK_SIZE - 1)

/**
 * OctetPacketStore:
 *
 * The packets of one capture: a record of 40 octets for each, and their octets on
 * demand. Number 1 is the first packet.
 */
struct _OctetPacketStore
{
  GObject             parent_instance;

  OctetCapture       *capture;
  OctetPacketRecord **chunks;
  guint32             n_packets;    /* the worker's */
  gint64              first_time;   /* of the first that has one; readers load it atomically */
  guint32             n_published;  /* release and acquire; never more than n_packets */
};

/* The flags of the floor below stand at the same places here. */
G_STATIC_ASSERT ((int) OCTET_PACKET_HAS_OPTIONS == (int) OCTET_CAPTURE_PACKET_HAS_OPTIONS);
G_STATIC_ASSERT ((int) OCTET_PACKET_SIMPLE == (int) OCTET_CAPTURE_PACKET_SIMPLE);
G_STATIC_ASSERT ((int) OCTET_PACKET_CUSTOM == (int) OCTET_CAPTURE_PACKET_CUSTOM);

G_DEFINE_FINAL_TYPE (OctetPacketStore, octet_packet_store, G_TYPE_OBJECT)

static void
octet_packet_store_finalize (GObject *object)
{
  OctetPacketStore *self = OCTET_PACKET_STORE (object);

  for (guint i = 0; i < N_CHUNKS && self->chunks[i] != NULL; i++)
    g_free (self->chunks[i]);
  g_free (self->chunks);
  g_clear_object (&self->capture);

  G_OBJECT_CLASS (octet_packet_store_parent_class)->finalize (object);
}

static void
octet_packet_store_class_init (OctetPacketStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_packet_store_finalize;
}

static void
octet_packet_store_init (OctetPacketStore *self)
{
  self->chunks = g_new0 (OctetPacketRecord *, N_CHUNKS);
  self->first_time = G_MININT64;
}

/**
 * octet_packet_store_new:
 * @capture: (nullable): where the packets' octets are; without one, they cannot be read
 *
 * Returns: (transfer full): a store without packets
 */
OctetPacketStore *
octet_packet_store_new (OctetCapture *capture)
{
  OctetPacketStore *self = g_object_new (OCTET_TYPE_PACKET_STORE, NULL);

  g_set_object (&self->capture, capture);
  return self;
}

/**
 * octet_packet_store_get_capture:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the capture
 */
OctetCapture *
octet_packet_store_get_capture (OctetPacketStore *self)
{
  g_return_val_if_fail (OCTET_IS_PACKET_STORE (self), NULL);

  return self->capture;
}

static inline OctetPacketRecord *
get_record (OctetPacketStore *self,
            guint32           index)
{
  return &self->chunks[index >> OCTET_PACKET_STORE_CHUNK_BITS][index & CHUNK_MASK];
}

/**
 * octet_packet_store_append: (skip)
 * @self: a store
 * @packet: the packet that the capture gave next
 *
 * Adds a packet. Nobody else sees it before octet_packet_store_publish(), so the
 * worker may fill in what it learns. Only the worker calls this.
 *
 * Returns: (nullable): its record, without flow and stack; %NULL where the store is full
 */
OctetPacketRecord *
octet_packet_store_append (OctetPacketStore         *self,
                           const OctetCapturePacket *packet)
{
  guint32 chunk = self->n_packets >> OCTET_PACKET_STORE_CHUNK_BITS;
  OctetPacketRecord *record;

  if (G_UNLIKELY (self->n_packets >= OCTET_PACKET_STORE_MAX))
    return NULL;
  if (G_UNLIKELY (self->chunks[chunk] == NULL))
    self->chunks[chunk] = g_new (OctetPacketRecord, OCTET_PACKET_STORE_CHUNK_SIZE);

  record = get_record (self, self->n_packets++);
  *record = (OctetPacketRecord) {
    .offset = packet->offset,
    .time = packet->time,
    .captured_size = packet->captured_size,
    .wire_size = packet->wire_size,
    .flow = OCTET_NO_FLOW,
    .interface = (guint16) packet->interface,
    .flags = (guint16) packet->flags,
  };
  if (G_UNLIKELY (self->first_time == G_MININT64) && packet->time != G_MININT64)
    __atomic_store_n (&self->first_time, packet->time, __ATOMIC_RELAXED);
  return record;
}

/**
 * octet_packet_store_get_first_time: (skip)
 * @self: a store
 *
 * What relative times count from. From any thread.
 *
 * Returns: the time of the first packet that has one, ns since 1970 UTC; %G_MININT64 where none has
 */
gint64
octet_packet_store_get_first_time (OctetPacketStore *self)
{
  g_return_val_if_fail (OCTET_IS_PACKET_STORE (self), G_MININT64);

  return __atomic_load_n (&self->first_time, __ATOMIC_RELAXED);
}

/**
 * octet_packet_store_publish:
 * @self: a store
 *
 * Shows every packet that was appended to everybody. Only the worker calls this.
 */
void
octet_packet_store_publish (OctetPacketStore *self)
{
  __atomic_store_n (&self->n_published, self->n_packets, __ATOMIC_RELEASE);
}

/**
 * octet_packet_store_edit: (skip)
 * @self: a store
 * @number: a packet that was appended, from 1
 *
 * For the worker, to write to a record. What readers look at without a lock it
 * leaves alone once the packet is published.
 *
 * Returns: (nullable): the packet's record
 */
OctetPacketRecord *
octet_packet_store_edit (OctetPacketStore *self,
                         guint32           number)
{
  return number >= 1 && number <= self->n_packets ? get_record (self, number - 1) : NULL;
}

/**
 * octet_packet_store_get_count:
 * @self: a store
 *
 * Returns: packets that are published; this number only grows. From any thread.
 */
guint32
octet_packet_store_get_count (OctetPacketStore *self)
{
  return __atomic_load_n (&self->n_published, __ATOMIC_ACQUIRE);
}

/**
 * octet_packet_store_get: (skip)
 * @self: a store
 * @number: a packet's number, from 1
 *
 * From any thread; costs two loads.
 *
 * Returns: (nullable): the packet's record, as long as @self; %NULL where no such
 *   packet is published
 */
const OctetPacketRecord *
octet_packet_store_get (OctetPacketStore *self,
                        guint32           number)
{
  if (G_UNLIKELY (number - 1 >= octet_packet_store_get_count (self)))
    return NULL;
  return get_record (self, number - 1);
}

/**
 * octet_packet_store_get_memory:
 * @self: a store
 *
 * Returns: octets of memory that the index takes
 */
gsize
octet_packet_store_get_memory (OctetPacketStore *self)
{
  gsize n_packets = octet_packet_store_get_count (self);
  gsize n_chunks = (n_packets + CHUNK_MASK) >> OCTET_PACKET_STORE_CHUNK_BITS;

  return n_chunks * (OCTET_PACKET_STORE_CHUNK_SIZE * sizeof (OctetPacketRecord)
                     + sizeof (OctetPacketRecord *));
}

/**
 * octet_packet_store_find_time:
 * @self: a store
 * @time: nanoseconds since 1970-01-01 00:00 UTC
 *
 * Finds a packet by halving; in a file whose times go backwards the answer is a
 * place near by.
 *
 * Returns: the first packet at @time or later; the last one where all are earlier; 0
 *   in an empty store
 */
guint32
octet_packet_store_find_time (OctetPacketStore *self,
                              gint64            time)
{
  guint32 n_packets = octet_packet_store_get_count (self);
  guint32 low = 0, high = n_packets;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (get_record (self, middle)->time < time)
        low = middle + 1;
      else
        high = middle;
    }
  return low < n_packets ? low + 1 : n_packets;
}

/**
 * octet_packet_store_read: (skip)
 * @self: a store
 * @number: a packet's number, from 1
 * @bytes: the calling thread's; shows the packet afterwards, until the next read
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Gets a packet's octets back from the file. From any thread; cheapest in order.
 *
 * Returns: whether the octets are there
 */
gboolean
octet_packet_store_read (OctetPacketStore  *self,
                         guint32            number,
                         OctetPacketBytes  *bytes,
                         GError           **error)
{
  const OctetPacketRecord *record = octet_packet_store_get (self, number);

  g_return_val_if_fail (record != NULL, FALSE);

  return octet_packet_store_read_record (self, record, bytes, error);
}

/**
 * octet_packet_store_read_record: (skip)
 * @self: a store
 * @record: one of its records; the worker may hand in one that it has not published yet
 * @bytes: where the octets go; see octet_packet_store_read()
 * @error: return location for an error
 *
 * Returns: whether the octets could be read
 */
gboolean
octet_packet_store_read_record (OctetPacketStore         *self,
                                const OctetPacketRecord  *record,
                                OctetPacketBytes         *bytes,
                                GError                  **error)
{
  g_return_val_if_fail (self->capture != NULL, FALSE);

  bytes->data = octet_capture_window_read (&bytes->window, self->capture, record->offset,
                                           record->captured_size, error);
  bytes->size = bytes->data != NULL ? record->captured_size : 0;
  return bytes->data != NULL;
}

/**
 * octet_packet_store_read_options:
 * @self: a store
 * @number: a packet's number, from 1
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Gets what the packet's block states beside the packet (comments, direction, ...).
 *
 * Returns: (transfer full) (nullable): the options; %NULL without an error where the
 *   packet has none
 */
OctetPacketOptions *
octet_packet_store_read_options (OctetPacketStore *self,
                                 guint32           number,
                                 GError          **error)
{
  const OctetPacketRecord *record = octet_packet_store_get (self, number);

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (self->capture != NULL, NULL);

  if (!(record->flags & OCTET_PACKET_HAS_OPTIONS))
    return NULL;
  return octet_capture_read_packet_options (self->capture, record->offset,
                                            record->captured_size, record->interface, error);
}

/**
 * octet_packet_store_read_time: (skip)
 * @self: a store
 * @number: 1 for the first packet
 * @ret_time: (out): since 1970-01-01 00:00 UTC
 *
 * Reads a time again that does not fit into the index (octet_time_is_far()). From any thread.
 *
 * Returns: %FALSE, and @ret_time as it was, where the file does not state it any more
 */
gboolean
octet_packet_store_read_time (OctetPacketStore *self,
                              guint32           number,
                              OctetSpan        *ret_time)
{
  const OctetPacketRecord *record = octet_packet_store_get (self, number);

  g_return_val_if_fail (record != NULL, FALSE);

  return self->capture != NULL &&
         octet_capture_read_packet_time (self->capture, record->offset, record->interface,
                                         ret_time);
}

/**
 * octet_packet_bytes_clear: (skip)
 * @self: a thread's view
 *
 * Frees what @self holds; it may be used again.
 */
void
octet_packet_bytes_clear (OctetPacketBytes *self)
{
  octet_capture_window_clear (&self->window);
  self->data = NULL;
  self->size = 0;
}
