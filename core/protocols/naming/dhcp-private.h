/* dhcp-private.h - the options of DHCP that are more than a list of equal values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each function takes the value's place; its octets are all there.
 */
#pragma once

#include "protocols/naming/dhcp-fields.h"

G_BEGIN_DECLS

void dhcp_add_client_id         (OctetDissector *self, gsize at, gsize size);
void dhcp_add_uuid              (OctetDissector *self, gsize at, gsize size);
void dhcp_add_user_class        (OctetDissector *self, gsize at, gsize size);
void dhcp_add_directory_agents  (OctetDissector *self, gsize at, gsize size);
void dhcp_add_service_scope     (OctetDissector *self, gsize at, gsize size);
void dhcp_add_full_name         (OctetDissector *self, gsize at, gsize size);
void dhcp_add_relay_agent       (OctetDissector *self, gsize at, gsize size);
void dhcp_add_authentication    (OctetDissector *self, gsize at, gsize size);
void dhcp_add_network_interface (OctetDissector *self, gsize at, gsize size);
void dhcp_add_search_domains    (OctetDissector *self, gsize at, gsize size);
void dhcp_add_sip_servers       (OctetDissector *self, gsize at, gsize size);
void dhcp_add_classless_routes  (OctetDissector *self, gsize at, gsize size);
void dhcp_add_enterprise_class  (OctetDissector *self, gsize at, gsize size);
void dhcp_add_enterprise        (OctetDissector *self, gsize at, gsize size);
void dhcp_add_location_server   (OctetDissector *self, gsize at, gsize size);
void dhcp_add_dns_selection     (OctetDissector *self, gsize at, gsize size);
void dhcp_add_status            (OctetDissector *self, gsize at, gsize size);
void dhcp_add_port_control      (OctetDissector *self, gsize at, gsize size);
void dhcp_add_port_set          (OctetDissector *self, gsize at, gsize size);
void dhcp_add_rapid_deployment  (OctetDissector *self, gsize at, gsize size);

G_END_DECLS
