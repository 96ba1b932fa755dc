/* quic-initial.c - opens QUIC's first packets, whose keys everyone can work out: RFC 9001, 5.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys are made of a number that each version has (its salt) and of the connection ID that the
 * client's first packet is sent to. They keep nothing secret: they only show that nobody who does
 * not know QUIC has touched the packet.
 */
#include "config.h"

#include <nettle/aes.h>
#include <nettle/gcm.h>
#include <nettle/hkdf.h>
#include <nettle/hmac.h>
#include <string.h>

#include "bytes/octet-reader.h"
#include "protocols/transport/quic-initial.h"

#define SALT_SIZE 20
#define KEY_SIZE AES128_KEY_SIZE
#define IV_SIZE GCM_IV_SIZE
#define TAG_SIZE GCM_DIGEST_SIZE
/* The mask is made of so many octets, four behind the begin of the packet number (5.4.2). */
#define SAMPLE_SIZE AES_BLOCK_SIZE
#define SAMPLE_AT 4
/* The longest label of TLS 1.3 that is used here, with what stands around it. */
#define MAX_LABEL 32

/* RFC 9001, 5.2; RFC 9369, 3.3.1; and the drafts that can still be met. */
static const struct
{
  guint32 first;
  guint32 last;
  guint8  salt[SALT_SIZE];
} salts[] = {
  { 0x00000001, 0x00000001, { 0x38, 0x76, 0x2c, 0xf7, 0xf5, 0x59, 0x34, 0xb3, 0x4d, 0x17,
                              0x9a, 0xe6, 0xa4, 0xc8, 0x0c, 0xad, 0xcc, 0xbb, 0x7f, 0x0a } },
  { 0x6b3343cf, 0x6b3343cf, { 0x0d, 0xed, 0xe3, 0xde, 0xf7, 0x00, 0xa6, 0xdb, 0x81, 0x93,
                              0x81, 0xbe, 0x6e, 0x26, 0x9d, 0xcb, 0xf9, 0xbd, 0x2e, 0xd9 } },
  { 0xff000021, 0xff000022, { 0x38, 0x76, 0x2c, 0xf7, 0xf5, 0x59, 0x34, 0xb3, 0x4d, 0x17,
                              0x9a, 0xe6, 0xa4, 0xc8, 0x0c, 0xad, 0xcc, 0xbb, 0x7f, 0x0a } },
  { 0xff00001d, 0xff000020, { 0xaf, 0xbf, 0xec, 0x28, 0x99, 0x93, 0xd2, 0x4c, 0x9e, 0x97,
                              0x86, 0xf1, 0x9c, 0x61, 0x11, 0xe0, 0x43, 0x90, 0xa8, 0x99 } },
  { 0xff000017, 0xff00001c, { 0xc3, 0xee, 0xf7, 0x12, 0xc7, 0x2e, 0xbb, 0x5a, 0x11, 0xa7,
                              0xd2, 0x43, 0x2b, 0xb4, 0x63, 0x65, 0xbe, 0xf9, 0xf5, 0x02 } },
  { 0xfaceb002, 0xfaceb00f, { 0xc3, 0xee, 0xf7, 0x12, 0xc7, 0x2e, 0xbb, 0x5a, 0x11, 0xa7,
                              0xd2, 0x43, 0x2b, 0xb4, 0x63, 0x65, 0xbe, 0xf9, 0xf5, 0x02 } },
};

typedef struct
{
  guint8 key[KEY_SIZE];
  guint8 iv[IV_SIZE];
  guint8 mask[KEY_SIZE];
} Keys;

static const guint8 *
find_salt (guint32 version)
{
  for (gsize i = 0; i < G_N_ELEMENTS (salts); i++)
    if (version >= salts[i].first && version <= salts[i].last)
      return salts[i].salt;
  return NULL;
}

/* HKDF-Expand-Label of RFC 8446, 7.1, without a context. */
static void
expand (const guint8 *secret,
        const char   *label,
        guint8       *out,
        gsize         size)
{
  struct hmac_sha256_ctx context;
  guint8 info[MAX_LABEL];
  gsize length = strlen (label), n = 0;

  info[n++] = 0;
  info[n++] = (guint8) size;
  info[n++] = (guint8) (6 + length);
  memcpy (info + n, "tls13 ", 6);
  n += 6;
  memcpy (info + n, label, length);
  n += length;
  info[n++] = 0;
  hmac_sha256_set_key (&context, SHA256_DIGEST_SIZE, secret);
  hkdf_expand (&context, (nettle_hash_update_func *) hmac_sha256_update,
               (nettle_hash_digest_func *) hmac_sha256_digest, SHA256_DIGEST_SIZE, n, info, size,
               out);
}

static void
make_keys (const QuicSealed *sealed,
           const guint8     *salt,
           Keys             *keys)
{
  gboolean is_v2 = sealed->version == 0x6b3343cf;
  struct hmac_sha256_ctx context;
  guint8 initial[SHA256_DIGEST_SIZE], secret[SHA256_DIGEST_SIZE];

  hmac_sha256_set_key (&context, SALT_SIZE, salt);
  hkdf_extract (&context, (nettle_hash_update_func *) hmac_sha256_update,
                (nettle_hash_digest_func *) hmac_sha256_digest, SHA256_DIGEST_SIZE,
                sealed->id_size, sealed->id, initial);
  expand (initial, sealed->from_server ? "server in" : "client in", secret, sizeof secret);
  expand (secret, is_v2 ? "quicv2 key" : "quic key", keys->key, sizeof keys->key);
  expand (secret, is_v2 ? "quicv2 iv" : "quic iv", keys->iv, sizeof keys->iv);
  expand (secret, is_v2 ? "quicv2 hp" : "quic hp", keys->mask, sizeof keys->mask);
}

/* Takes the mask away from the first octet and from the packet number (5.4.1). */
static void
unmask (const QuicSealed *sealed,
        const Keys       *keys,
        guint8           *header,
        QuicOpened       *opened)
{
  struct aes128_ctx context;
  guint8 mask[SAMPLE_SIZE];

  aes128_set_encrypt_key (&context, keys->mask);
  aes128_encrypt (&context, SAMPLE_SIZE, mask, sealed->packet + sealed->number_at + SAMPLE_AT);
  opened->first = header[0] = (guint8) (sealed->packet[0] ^ (mask[0] & 0x0f));
  opened->number_size = (opened->first & 3u) + 1;
  for (guint i = 0; i < opened->number_size; i++)
    header[sealed->number_at + i] ^= mask[1 + i];
  opened->number = (guint32) octet_bytes_be (header + sealed->number_at, opened->number_size);
}

/**
 * quic_initial_open: (skip)
 * @sealed: a packet of the type that begins connections
 * @ret_opened: (out): what was hidden; the payload is to be freed
 *
 * Returns: whether the keys fit: the version is known, and the sum at the packet's end is right
 */
gboolean
quic_initial_open (const QuicSealed *sealed,
                   QuicOpened       *ret_opened)
{
  const guint8 *salt = find_salt (sealed->version);
  g_autofree guint8 *header = NULL, *payload = NULL;
  struct gcm_aes128_ctx context;
  guint8 tag[TAG_SIZE];
  gsize header_size, size;
  Keys keys;

  if (salt == NULL || sealed->size < sealed->number_at ||
      sealed->size - sealed->number_at < SAMPLE_AT + SAMPLE_SIZE)
    return FALSE;
  make_keys (sealed, salt, &keys);
  header = g_memdup2 (sealed->packet, sealed->number_at + SAMPLE_AT);
  unmask (sealed, &keys, header, ret_opened);
  header_size = sealed->number_at + ret_opened->number_size;
  size = sealed->size - header_size - TAG_SIZE;
  /* The packet number is part of the nonce (5.3). */
  for (guint i = 0; i < 4; i++)
    keys.iv[IV_SIZE - 1 - i] ^= (guint8) (ret_opened->number >> (8 * i));
  payload = g_malloc (size + 1);
  gcm_aes128_set_key (&context, keys.key);
  gcm_aes128_set_iv (&context, IV_SIZE, keys.iv);
  gcm_aes128_update (&context, header_size, header);
  gcm_aes128_decrypt (&context, size, payload, sealed->packet + header_size);
  gcm_aes128_digest (&context, TAG_SIZE, tag);
  if (memcmp (tag, sealed->packet + header_size + size, TAG_SIZE) != 0)
    return FALSE;
  ret_opened->size = size;
  ret_opened->payload = g_steal_pointer (&payload);
  return TRUE;
}
