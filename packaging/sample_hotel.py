"""The hotel of the pictures and the tests: its name, and what its notice is filled with."""

from collections.abc import Mapping

HOTEL = "Harbour Hotel"
FACTS: Mapping[str, str] = {
    "hotel_name": HOTEL,
    "controller_name": "Harbour Hotel Ltd",
    "controller_contact": "front desk, +86 20 5550 0100",
    "face_s": "60",
    "retention_years": "3",
    "minor_age": "14",
    "complaint_authority": "the Cyberspace Administration of China, telephone 12377",
    "effective_date": "1 November 2026",
}
"""What a hotel fills its notice with; invented, and as long as real ones."""
