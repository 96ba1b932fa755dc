/* gtp-private.h - what the files of the GPRS tunnelling protocol share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

enum
{
  /* the header of version 1, and of version 0 */
  GTP_FLAGS, GTP_VERSION, GTP_PAYLOAD, GTP_RESERVED, GTP_HAS_EXTENSION, GTP_HAS_SEQUENCE,
  GTP_HAS_PDU_NUMBER,
  GTP_FLAGS_0, GTP_VERSION_0, GTP_PAYLOAD_0, GTP_RESERVED_0, GTP_HAS_PDU_NUMBER_0,
  GTP_MESSAGE, GTP_LENGTH, GTP_TUNNEL, GTP_SEQUENCE, GTP_PDU_NUMBER, GTP_FLOW_LABEL,
  GTP_PDU_NUMBER_0, GTP_TUNNEL_0,
  /* extension headers */
  GTP_NEXT, GTP_EXTENSION, GTP_EXTENSION_LENGTH, GTP_PDCP_NUMBER, GTP_UDP_PORT, GTP_CONTAINER,
  GTP_SESSION_TYPE, GTP_SESSION_PAGING, GTP_SESSION_REFLECTIVE, GTP_SESSION_FLOW,
  GTP_EXTENSION_SPARE,
  /* elements */
  GTP_CAUSE, GTP_IMSI, GTP_IMSI_ASSOCIATED, GTP_COUNTRY, GTP_NETWORK, GTP_AREA_COUNTRY,
  GTP_AREA_NETWORK, GTP_LOCATION_AREA, GTP_ROUTING_AREA, GTP_TLLI, GTP_PTMSI, GTP_REORDER,
  GTP_MAP_CAUSE, GTP_PTMSI_SIGNATURE, GTP_VALIDATED, GTP_RECOVERY, GTP_SELECTION, GTP_TUNNEL_DATA,
  GTP_TUNNEL_CONTROL, GTP_FLOW_DATA, GTP_FLOW_CONTROL, GTP_TEARDOWN, GTP_NSAPI, GTP_RANAP_CAUSE,
  GTP_CHARGING,
  GTP_CHARGING_SPARE, GTP_CHARGING_NORMAL, GTP_CHARGING_PREPAID, GTP_CHARGING_FLAT,
  GTP_CHARGING_HOT, GTP_CHARGING_RESERVED, GTP_TRACE_REFERENCE, GTP_TRACE_TYPE, GTP_REASON,
  GTP_TRANSFER, GTP_CHARGING_ID, GTP_USER_ORGANIZATION, GTP_USER_TYPE, GTP_USER_IPV4,
  GTP_USER_IPV6, GTP_NAME_LENGTH, GTP_NAME, GTP_LINK, GTP_MORE, GTP_CONFIGURATION, GTP_OPTION,
  GTP_OPTION_LENGTH, GTP_NODE_LENGTH, GTP_NODE_IPV4, GTP_NODE_IPV6, GTP_NUMBER_MORE,
  GTP_NUMBER_NATURE, GTP_NUMBER_PLAN, GTP_PHONE, GTP_PHONE_COUNTRY, GTP_EXTRA_LENGTH, GTP_RAT,
  GTP_ZONE, GTP_ZONE_SUMMER, GTP_EXTENSION_ID, GTP_EXTENSION_VALUE,
  /* quality of service */
  GTP_QOS_LENGTH, GTP_QOS_PRIORITY, GTP_QOS_SPARE_1, GTP_QOS_DELAY, GTP_QOS_RELIABILITY,
  GTP_QOS_PEAK, GTP_QOS_SPARE_2, GTP_QOS_PRECEDENCE, GTP_QOS_SPARE_3, GTP_QOS_MEAN, GTP_QOS_CLASS,
  GTP_QOS_ORDER, GTP_QOS_ERRONEOUS, GTP_QOS_SIZE, GTP_QOS_UP, GTP_QOS_DOWN, GTP_QOS_BIT_ERRORS,
  GTP_QOS_LOSS, GTP_QOS_TRANSFER, GTP_QOS_HANDLING, GTP_QOS_SURE_UP, GTP_QOS_SURE_DOWN,
  /* generated */
  GTP_RESPONSE_IN, GTP_RESPONSE_TO, GTP_TIME,
  GTP_N_FIELDS,
};

/* An element's type is followed by its length from here on (TS 29.060, section 7.7). */
#define GTP_FIRST_WITH_LENGTH 128u

#define GTP_N_MESSAGES 43u

extern const OctetName octet_gtp_messages[GTP_N_MESSAGES];

extern const OctetField octet_gtp_fields[GTP_N_FIELDS];

void     octet_gtp_add_elements (OctetDissector *self,
                                 guint           version,
                                 gboolean        is_request);
void     octet_gtp_add_quality  (OctetDissector *self,
                                 gsize           size);
gboolean octet_gtp_add_option   (OctetDissector *self,
                                 gsize           end);
void     octet_gtp_add_imsi     (OctetDissector *self);
void     octet_gtp_add_area     (OctetDissector *self);
void     octet_gtp_add_phone    (OctetDissector *self,
                                 gsize           size);
void     octet_gtp_read_digits  (OctetDissector *self,
                                 gsize           size,
                                 GString        *digits);

G_END_DECLS
