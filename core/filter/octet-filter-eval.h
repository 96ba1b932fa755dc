/* octet-filter-eval.h - runs a filter over what is known of a packet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same walk answers from the chain of protocols alone, from the flow, from
 * the packet index or from the dissected fields: what is not known yet gives
 * the third answer, and only then the next, dearer source is asked.
 */
#pragma once

#include "filter/octet-filter-node.h"
#include "flows/octet-flow-table.h"
#include "packets/octet-packet-record.h"

G_BEGIN_DECLS

typedef enum
{
  OCTET_VERDICT_NO,
  OCTET_VERDICT_YES,
  OCTET_VERDICT_UNKNOWN,
} OctetVerdict;

/* Fields whose values stand in a flow or in the packet index. */
typedef enum
{
  OCTET_KNOWN_NOT,
  OCTET_KNOWN_IP_ADDR,
  OCTET_KNOWN_IP_SRC,
  OCTET_KNOWN_IP_DST,
  OCTET_KNOWN_PORT,
  OCTET_KNOWN_SRCPORT,
  OCTET_KNOWN_DSTPORT,
  OCTET_KNOWN_STREAM,
  OCTET_KNOWN_NUMBER,
  OCTET_KNOWN_LENGTH,
  OCTET_KNOWN_CAPTURED,
  OCTET_KNOWN_TIME,
  OCTET_KNOWN_EPOCH,
  OCTET_KNOWN_RELATIVE,
  OCTET_KNOWN_DISPLAYED, /* the time since the packet shown before this one */
  OCTET_KNOWN_OCTETS, /* the whole frame: what was captured, as it is */
} OctetKnownField;

/**
 * OctetFilterFacts: (skip)
 * @has_protocol: (nullable): for each protocol of the registry 1 where the chain has it, 0 where
 *   the packet cannot have it, 2 where the chain does not tell; %NULL where the chain is not known
 * @flow: (nullable): the packet's flow, where its addresses and ports are the packet's only ones
 * @ends: with @flow, the addresses of its two ends
 * @from_a: whether the flow's end A sent it
 * @record: (nullable): what the index says of it
 * @number: its number
 * @first_time: time of the first packet
 * @passed_time: time of the packet that passed before this one; %G_MININT64 where none did
 * @octets: (nullable): the packet, as it was captured
 * @n_octets: how many
 * @tree: (nullable): its fields
 */
typedef struct
{
  const guint8            *has_protocol;
  const OctetFlow         *flow;
  OctetAddress             ends[2];
  gboolean                 from_a;
  const OctetPacketRecord *record;
  guint32                  number;
  gint64                   first_time;
  gint64                   passed_time;
  const guint8            *octets;
  gsize                    n_octets;
  const OctetTree         *tree;
} OctetFilterFacts;

OctetKnownField octet_filter_find_known (const char *key);
OctetVerdict    octet_filter_evaluate   (const OctetFilterNode  *node,
                                         const OctetFilterFacts *facts);

G_END_DECLS
