"""Mapped tables, one module per noun; importing this package registers all of them."""

from db.models.case import Applicant, CaseAction, CaseMaterial, ClockStop, Extension, ServiceCase
from db.models.catalogue import (
    MaterialRequirement,
    ServiceItem,
    ServiceItemVersion,
    Theme,
    ThemeItem,
    TimeLimit,
    WindowItem,
)
from db.models.hall import CalendarDay, Cover, Hall, OrgUnit, ServiceWindow, Staff, WindowSession, Zone
from db.models.machinery import CodeBlock, CodeCounter, Setting, Simulation, Transition
from db.models.output import Certificate, DeliveryReceipt, Document, DocumentCounter, PrintJob
from db.models.queue import Queue, QueueItem, Ticket, TicketAction, TicketCounter, WindowQueue

__all__ = [
    "Applicant",
    "CalendarDay",
    "CaseAction",
    "CaseMaterial",
    "Certificate",
    "ClockStop",
    "CodeBlock",
    "CodeCounter",
    "Cover",
    "DeliveryReceipt",
    "Document",
    "DocumentCounter",
    "Extension",
    "Hall",
    "MaterialRequirement",
    "OrgUnit",
    "PrintJob",
    "Queue",
    "QueueItem",
    "ServiceCase",
    "ServiceItem",
    "ServiceItemVersion",
    "ServiceWindow",
    "Setting",
    "Simulation",
    "Staff",
    "Theme",
    "ThemeItem",
    "Ticket",
    "TicketAction",
    "TicketCounter",
    "TimeLimit",
    "Transition",
    "WindowItem",
    "WindowQueue",
    "WindowSession",
    "Zone",
]
