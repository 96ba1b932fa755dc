/* mobility-options.c - options of the Mobility header, RFC 6275, 6.2
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1        2
 *     +--------+--------+----------
 *     | type   | length | data …       type 0 is one octet alone
 *     +--------+--------+----------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/network/mobility.h"

#define ANY_SIZE 0
#define TO_THE_END 0
#define PADDING_1 0
#define TIMESTAMP 27

/* A field that stands at a fixed place in an option's data; of size 0, up to its end. */
typedef struct
{
  guint8 field;
  guint8 at;
  guint8 size;
} Place;

typedef struct
{
  guint8 type;
  guint8 size; /* what the length must be; or 0 */
  guint8 field;
  Place  places[4];
} Option;

static const Option options[] = {
  { 1, ANY_SIZE, MOBILITY_PAD_N, { { MOBILITY_PADDING, 0, TO_THE_END } } },
  { 2, 2, MOBILITY_ADVICE, { { MOBILITY_INTERVAL, 0, 2 } } },
  { 3, 16, MOBILITY_CARE_OF, { { MOBILITY_CARE_OF_ADDRESS, 0, 16 } } },
  { 4, 4, MOBILITY_NONCES, { { MOBILITY_HOME_NONCE, 0, 2 }, { MOBILITY_CARE_NONCE, 2, 2 } } },
  { 5, ANY_SIZE, MOBILITY_AUTHORIZATION, { { MOBILITY_AUTHENTICATOR, 0, TO_THE_END } } },
  /* RFC 3963, 4.3 */
  { 6, 18, MOBILITY_NETWORK_PREFIX,
    { { MOBILITY_PREFIX_LENGTH, 1, 1 }, { MOBILITY_PREFIX, 2, 16 } } },
  /* RFC 5568, 6.4.3 */
  { 7, ANY_SIZE, MOBILITY_LINK,
    { { MOBILITY_LINK_CODE, 0, 1 }, { MOBILITY_LINK_ADDRESS, 1, TO_THE_END } } },
  /* RFC 4283, 3 */
  { 8, ANY_SIZE, MOBILITY_NODE,
    { { MOBILITY_NODE_KIND, 0, 1 }, { MOBILITY_NODE_NAME, 1, TO_THE_END } } },
  /* RFC 4285, 5 */
  { 9, ANY_SIZE, MOBILITY_SIGNED,
    { { MOBILITY_SIGNED_KIND, 0, 1 }, { MOBILITY_SIGNED_SPI, 1, 4 },
      { MOBILITY_SIGNED_DATA, 5, TO_THE_END } } },
  { 18, ANY_SIZE, MOBILITY_TRIAL, { { MOBILITY_TRIAL_DATA, 0, TO_THE_END } } },
  { 20, ANY_SIZE, MOBILITY_SERVICE, { { MOBILITY_SERVICE_NAME, 0, TO_THE_END } } },
  /* RFC 5213, 8.3 to 8.8 */
  { 22, 18, MOBILITY_HOME_PREFIX,
    { { MOBILITY_PREFIX_LENGTH, 1, 1 }, { MOBILITY_PREFIX, 2, 16 } } },
  { 23, 2, MOBILITY_HANDOFF,
    { { MOBILITY_HANDOFF_RESERVED, 0, 1 }, { MOBILITY_HANDOFF_KIND, 1, 1 } } },
  { 24, 2, MOBILITY_ACCESS,
    { { MOBILITY_ACCESS_RESERVED, 0, 1 }, { MOBILITY_ACCESS_KIND, 1, 1 } } },
  { 25, ANY_SIZE, MOBILITY_NODE_LINK,
    { { MOBILITY_NODE_LINK_RESERVED, 0, 2 }, { MOBILITY_NODE_LINK_NAME, 2, TO_THE_END } } },
  { 26, 16, MOBILITY_LOCAL, { { MOBILITY_LOCAL_ADDRESS, 0, 16 } } },
  { TIMESTAMP, 8, MOBILITY_STAMP, { { 0 } } },
  /* RFC 5847, 5.2 */
  { 28, 4, MOBILITY_RESTARTS, { { MOBILITY_RESTART_COUNT, 0, 4 } } },
  /* RFC 5555, 3, and RFC 5845, 4.1 */
  { 29, 6, MOBILITY_HOME_IPV4,
    { { MOBILITY_IPV4_LENGTH, 0, 1 }, { MOBILITY_IPV4_NETWORK, 0, 2 },
      { MOBILITY_IPV4_ADDRESS, 2, 4 } } },
  { 30, 6, MOBILITY_IPV4_ANSWER,
    { { MOBILITY_HOME_IPV4_STATUS, 0, 1 }, { MOBILITY_IPV4_LENGTH, 1, 1 },
      { MOBILITY_IPV4_ADDRESS, 2, 4 } } },
  { 31, 6, MOBILITY_NAT,
    { { MOBILITY_NAT_FORCE, 0, 2 }, { MOBILITY_NAT_RESERVED, 0, 2 },
      { MOBILITY_NAT_REFRESH, 2, 4 } } },
  { 32, 6, MOBILITY_CARE_IPV4,
    { { MOBILITY_CARE_IPV4_RESERVED, 0, 2 }, { MOBILITY_CARE_IPV4_ADDRESS, 2, 4 } } },
  { 33, 6, MOBILITY_GRE, { { MOBILITY_GRE_RESERVED, 0, 2 }, { MOBILITY_GRE_KEY, 2, 4 } } },
  /* RFC 5648, 4.1 */
  { 35, ANY_SIZE, MOBILITY_BINDING,
    { { MOBILITY_BINDING_NUMBER, 0, 2 }, { MOBILITY_BINDING_STATUS, 2, 1 },
      { MOBILITY_BINDING_BOTH, 3, 1 } } },
};

static const Option *
find_option (guint8 type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].type == type)
      return &options[i];
  return NULL;
}

/* RFC 5213, 8.8: seconds in 48 bits and 65,536ths of one in 16. What no clock of ours can hold
 * is not shown as a time. */
static void
add_stamp (OctetDissector *self,
           gsize           at)
{
  const guint8 *bytes = octet_dissector_get_bytes (self) + at;
  guint64 seconds = (guint64) octet_bytes_be16 (bytes) << 32 | octet_bytes_be32 (bytes + 2);
  gint64 rest = octet_bytes_be16 (bytes + 6);

  if (seconds < G_MAXINT64 / 1000000000)
    octet_dissector_add_time (self, MOBILITY_STAMP_TIME,
                              (gint64) seconds * 1000000000 + rest * 1000000000 / 65536, at, 8);
}

static void
add_places (OctetDissector *self,
            const Option   *option,
            gsize           at,
            gsize           size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (option->places) && option->places[i].field != 0; i++)
    {
      const Place *place = &option->places[i];
      gsize wanted = place->size == TO_THE_END ? 1 : place->size;

      if (place->at + wanted > size)
        return;
      octet_dissector_add (self, place->field, at + place->at,
                           place->size == TO_THE_END ? size - place->at : place->size);
    }
  if (option->type == TIMESTAMP && size == option->size)
    add_stamp (self, at);
}

static void
add_unknown (OctetDissector *self,
             gsize           at,
             gsize           size)
{
  octet_dissector_add (self, MOBILITY_OPTION, at - 2, 1);
  octet_dissector_enter (self);
  octet_dissector_add (self, MOBILITY_OPTION_LENGTH, at - 1, 1);
  if (size > 0)
    octet_dissector_note (self, MOBILITY_NOT_READ, MOBILITY_OPTION_LENGTH);
  octet_dissector_close (self);
}

/* Answers whether another option may follow. */
static gboolean
add_option (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = rest->position;
  guint8 type = octet_reader_u8 (rest);
  const Option *option = find_option (type);
  gsize size;

  if (type == PADDING_1)
    {
      octet_dissector_add (self, MOBILITY_PAD_1, at, 1);
      return TRUE;
    }
  size = octet_reader_left (rest) > 0 ? octet_reader_u8 (rest) : G_MAXUINT16;
  if (size > octet_reader_left (rest))
    {
      octet_dissector_add (self, MOBILITY_OPTION, at, 1);
      octet_dissector_note (self, MOBILITY_PAST_END, MOBILITY_OPTION);
      return FALSE;
    }
  octet_reader_skip (rest, size);
  if (option == NULL)
    {
      add_unknown (self, at + 2, size);
      return TRUE;
    }
  octet_dissector_add (self, option->field, at, 2 + size);
  octet_dissector_enter (self);
  octet_dissector_add (self, MOBILITY_OPTION_LENGTH, at + 1, 1);
  if (option->size != ANY_SIZE && option->size != size)
    octet_dissector_note (self, MOBILITY_WRONG_LENGTH, MOBILITY_OPTION_LENGTH);
  add_places (self, option, at + 2, size);
  octet_dissector_close (self);
  return TRUE;
}

/**
 * octet_mobility_add_options: (skip)
 * @self: a dissector in a Mobility header, whose rest ends where the header does
 *
 * Adds the options that stand behind the message, RFC 6275, 6.2. Each takes an octet at least, so
 * there are no more than the 2,048 octets of the longest header.
 */
void
octet_mobility_add_options (OctetDissector *self)
{
  if (octet_dissector_get_left (self) == 0)
    return;
  octet_dissector_open_text (self, _("Mobility options"));
  while (octet_reader_left (octet_dissector_rest (self)) > 0 && add_option (self))
    ;
  octet_dissector_close (self);
}
